//! What the choices of a plan are called.

use super::Words;
use crate::plan::{Kind, PartyKind, Role, Section, Status, TargetUnit};

impl Words {
    /// What a kind of plan is called.
    #[must_use]
    pub fn kind(self, kind: Kind) -> &'static str {
        match kind {
            Kind::SectorPlan => self.kind_sector_plan(),
            Kind::InterventionProgramme => self.kind_intervention_programme(),
            Kind::MultiYearStrategy => self.kind_multi_year_strategy(),
            Kind::CompanyActionPlan => self.kind_company_action_plan(),
            Kind::GoalAgenda => self.kind_goal_agenda(),
        }
    }

    /// What a part of a plan is called in a menu.
    #[must_use]
    pub fn section(self, section: Section) -> &'static str {
        match section {
            Section::Profile => self.section_profile(),
            Section::Mission => self.section_mission(),
            Section::Goals => self.section_goals(),
            Section::LabourMarket => self.section_labour_market(),
            Section::Bottlenecks => self.section_bottlenecks(),
            Section::Measures => self.section_measures(),
            Section::Parties => self.section_parties(),
            Section::Money => self.section_money(),
            Section::Activities => self.section_activities(),
            Section::Interventions => self.section_interventions(),
            Section::Pilots => self.section_pilots(),
            Section::Research => self.section_research(),
            Section::SuccessFactors => self.section_success_factors(),
            Section::Indicators => self.section_indicators(),
            Section::Regions => self.section_regions(),
            Section::Gaps => self.section_gaps(),
            Section::Results => self.section_results(),
            Section::PracticeCases => self.section_practice_cases(),
        }
    }

    /// How far a plan is.
    #[must_use]
    pub fn status(self, status: Status) -> &'static str {
        match status {
            Status::Draft => self.status_draft(),
            Status::Review => self.status_review(),
            Status::Final => self.status_final(),
            Status::Submitted => self.status_submitted(),
            Status::Granted => self.status_granted(),
            Status::Rejected => self.status_rejected(),
            Status::Running => self.status_running(),
            Status::Settled => self.status_settled(),
        }
    }

    /// What a party is.
    #[must_use]
    pub fn party_kind(self, kind: PartyKind) -> &'static str {
        match kind {
            PartyKind::Other => self.party_kind_other(),
            PartyKind::EmployersOrganisation => self.party_kind_employers_organisation(),
            PartyKind::TradeUnion => self.party_kind_trade_union(),
            PartyKind::TrainingFund => self.party_kind_training_fund(),
            PartyKind::ResearchInstitute => self.party_kind_research_institute(),
            PartyKind::Ministry => self.party_kind_ministry(),
            PartyKind::Region => self.party_kind_region(),
            PartyKind::School => self.party_kind_school(),
            PartyKind::Company => self.party_kind_company(),
            PartyKind::Adviser => self.party_kind_adviser(),
            PartyKind::Producer => self.party_kind_producer(),
        }
    }

    /// What a party does in a plan.
    #[must_use]
    pub fn role(self, role: Role) -> &'static str {
        match role {
            Role::LeadApplicant => self.role_lead_applicant(),
            Role::ConsortiumMember => self.role_consortium_member(),
            Role::Executing => self.role_executing(),
            Role::Contributing => self.role_contributing(),
            Role::Stakeholder => self.role_stakeholder(),
        }
    }

    /// What a target counts, for so many of it: *bedrijf*, *bedrijven*.
    #[must_use]
    pub fn target_unit(self, unit: &TargetUnit, count: u64) -> String {
        match unit {
            TargetUnit::Place => self.unit_place(count),
            TargetUnit::Participant => self.unit_participant(count),
            TargetUnit::Company => self.unit_company(count),
            TargetUnit::Workshop => self.unit_workshop(count),
            TargetUnit::Meeting => self.unit_meeting(count),
            TargetUnit::Study => self.unit_study(count),
            TargetUnit::Pilot => self.unit_pilot(count),
            TargetUnit::Campaign => self.unit_campaign(count),
            TargetUnit::Project => self.unit_project(count),
            TargetUnit::ServicePoint => self.unit_service_point(count),
            TargetUnit::Own(own) => own.clone(),
        }
    }

    /// What a theme colour is called, from 1 to 5; empty for a colour that does not exist.
    #[must_use]
    pub fn colour(self, colour: u8) -> &'static str {
        match colour {
            1 => self.colour_1(),
            2 => self.colour_2(),
            3 => self.colour_3(),
            4 => self.colour_4(),
            5 => self.colour_5(),
            _ => "",
        }
    }
}
