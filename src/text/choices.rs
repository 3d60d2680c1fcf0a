//! What the choices of a plan are called.

use super::Words;
use crate::plan::{
    ActivityState, Beneficiary, CostCategory, Effect, FundingKind, FundingStatus, GoalLevel,
    GoalNature, Kind, Language, PartyKind, Role, Status, Strength, TargetUnit, Vat,
};

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

    /// How far along a plan is.
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

    /// What a target counts, as a singular or plural: *bedrijf*, *bedrijven*.
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

    /// Everything a target can count, to choose from: its key, and its name for this many.
    pub fn target_units(self, count: u64) -> impl Iterator<Item = (String, String)> {
        TargetUnit::all().into_iter().map(move |unit| {
            let name = match &unit {
                TargetUnit::Own(_) => self.own_unit().to_owned(),
                unit => self.target_unit(unit, count),
            };
            (unit.key().to_owned(), name)
        })
    }

    /// How far down the tree a goal is.
    #[must_use]
    pub fn goal_level(self, level: GoalLevel) -> &'static str {
        match level {
            GoalLevel::Ambition => self.goal_level_ambition(),
            GoalLevel::GuidingGoal => self.goal_level_guiding(),
            GoalLevel::Goal => self.goal_level_goal(),
        }
    }

    /// What a goal is about.
    #[must_use]
    pub fn goal_nature(self, nature: GoalNature) -> &'static str {
        match nature {
            GoalNature::Substance => self.goal_nature_substance(),
            GoalNature::WayOfWorking => self.goal_nature_way(),
        }
    }

    /// How far along an activity is.
    #[must_use]
    pub fn activity_state(self, state: ActivityState) -> &'static str {
        match state {
            ActivityState::Planned => self.activity_planned(),
            ActivityState::UnderWay => self.activity_under_way(),
            ActivityState::Done => self.activity_done(),
            ActivityState::Dropped => self.activity_dropped(),
        }
    }

    /// What kind of cost a line is.
    #[must_use]
    pub fn cost_category(self, category: &CostCategory) -> String {
        let name = match category {
            CostCategory::Unspecified => self.cost_category_unspecified(),
            CostCategory::Wages => self.cost_category_wages(),
            CostCategory::WagesOfAbsence => self.cost_category_wages_of_absence(),
            CostCategory::Training => self.cost_category_training(),
            CostCategory::Adviser => self.cost_category_adviser(),
            CostCategory::Research => self.cost_category_research(),
            CostCategory::Material => self.cost_category_material(),
            CostCategory::Communication => self.cost_category_communication(),
            CostCategory::Own(own) => own,
        };
        name.to_owned()
    }

    /// What happens to value added tax.
    #[must_use]
    pub fn vat(self, vat: Vat) -> &'static str {
        match vat {
            Vat::Unspecified => self.vat_unspecified(),
            Vat::Recoverable => self.vat_recoverable(),
            Vat::NotRecoverable => self.vat_not_recoverable(),
            Vat::Exempt => self.vat_exempt(),
        }
    }

    /// What kind of money funds the plan.
    #[must_use]
    pub fn funding_kind(self, kind: FundingKind) -> &'static str {
        match kind {
            FundingKind::Grant => self.funding_kind_grant(),
            FundingKind::OwnContribution => self.funding_kind_own(),
            FundingKind::OtherPublic => self.funding_kind_other_public(),
            FundingKind::Private => self.funding_kind_private(),
        }
    }

    /// How certain funding is.
    #[must_use]
    pub fn funding_status(self, status: FundingStatus) -> &'static str {
        match status {
            FundingStatus::Requested => self.funding_status_requested(),
            FundingStatus::Promised => self.funding_status_promised(),
            FundingStatus::Granted => self.funding_status_granted(),
            FundingStatus::Received => self.funding_status_received(),
        }
    }

    /// Whom a result is for.
    #[must_use]
    pub fn beneficiary(self, beneficiary: Beneficiary) -> &'static str {
        match beneficiary {
            Beneficiary::Company => self.reading_for_company(),
            Beneficiary::Employee => self.reading_for_employee(),
            Beneficiary::Sector => self.reading_for_sector(),
        }
    }

    /// What a success factor did.
    #[must_use]
    pub fn effect(self, effect: Effect) -> &'static str {
        match effect {
            Effect::Helped => self.reading_helped(),
            Effect::Hindered => self.reading_hindered(),
            Effect::NoEffect => self.reading_no_effect(),
        }
    }

    /// How strong the evidence is.
    #[must_use]
    pub fn strength(self, strength: Strength) -> &'static str {
        match strength {
            Strength::Weak => self.reading_weak(),
            Strength::Moderate => self.reading_moderate(),
            Strength::Strong => self.reading_strong(),
        }
    }

    /// What a language is called.
    #[must_use]
    pub fn language_name(self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.dutch(),
            Language::En => self.english(),
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
