//! Where somebody is on the page, as the fragment of its address.

use crate::plan::{Id, Measure, Plan, Section, Theme};

/// A place on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Route {
    /// The plans on this device.
    #[default]
    Start,
    /// What the page does and how to use it.
    Help,
    /// What the page keeps on this device.
    Device,
    /// A plan, at this part of it.
    Plan(Id<Plan>, Place),
}

/// A part of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What it adds up to; a page of its own where the live column has no room.
    Overview,
    /// The page of a section.
    Section(Section),
    /// One theme.
    Theme(Id<Theme>),
    /// One measure.
    Measure(Id<Measure>),
    /// What is wrong or missing.
    Checks,
    /// All charts together.
    Charts,
    /// What happens when.
    Timeline,
    /// Words, wherever they stand.
    Find,
    /// What can be taken over from another plan.
    CopyFrom,
    /// The participants by target group, region and year.
    Breakdown,
    /// Where the plan is kept, and its earlier versions.
    History,
    /// The plan on paper.
    Poster,
}

impl Default for Place {
    fn default() -> Self {
        Self::MEASURES
    }
}

/// What each section is called in an address.
const SECTIONS: [(Section, &str); 19] = [
    (Section::Profile, "profile"),
    (Section::Mission, "mission"),
    (Section::Goals, "goals"),
    (Section::LabourMarket, "labour-market"),
    (Section::Bottlenecks, "bottlenecks"),
    (Section::Measures, "measures"),
    (Section::Parties, "parties"),
    (Section::Money, "money"),
    (Section::Activities, "activities"),
    (Section::Interventions, "interventions"),
    (Section::Pilots, "pilots"),
    (Section::Research, "research"),
    (Section::SuccessFactors, "success-factors"),
    (Section::Indicators, "indicators"),
    (Section::Regions, "regions"),
    (Section::Gaps, "gaps"),
    (Section::Results, "results"),
    (Section::PracticeCases, "practice-cases"),
    (Section::Documents, "documents"),
];

fn section_named(name: &str) -> Option<Section> {
    let found = SECTIONS.iter().find(|(_, one)| *one == name);
    found.map(|(section, _)| *section)
}

fn name_of(section: Section) -> &'static str {
    let found = SECTIONS.iter().find(|(one, _)| *one == section);
    found.map_or("measures", |(_, name)| name)
}

impl Route {
    /// Reads the fragment of an address; what is not understood is the start.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        Self::read(fragment.trim_start_matches('#')).unwrap_or_default()
    }

    fn read(path: &str) -> Option<Self> {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let route = match parts.next() {
            None => Self::Start,
            Some("help") => Self::Help,
            Some("device") => Self::Device,
            Some("plan") => {
                let plan = parts.next()?.parse().ok()?;
                let place = match (parts.next(), parts.next()) {
                    (None, _) => Place::default(),
                    (Some("overview"), None) => Place::Overview,
                    (Some("measures"), Some(id)) => Place::Measure(id.parse().ok()?),
                    (Some("themes"), Some(id)) => Place::Theme(id.parse().ok()?),
                    (Some("checks"), None) => Place::Checks,
                    (Some("charts"), None) => Place::Charts,
                    (Some("timeline"), None) => Place::Timeline,
                    (Some("find"), None) => Place::Find,
                    (Some("copy"), None) => Place::CopyFrom,
                    (Some("participants"), None) => Place::Breakdown,
                    (Some("history"), None) => Place::History,
                    (Some("poster"), None) => Place::Poster,
                    (Some(section), None) => Place::Section(section_named(section)?),
                    _ => return None,
                };
                Self::Plan(plan, place)
            }
            Some(_) => return None,
        };
        parts.next().is_none().then_some(route)
    }

    /// The fragment that leads here, with its `#`.
    #[must_use]
    pub fn fragment(self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Help => "#/help".to_owned(),
            Self::Device => "#/device".to_owned(),
            Self::Plan(plan, place) => match place {
                Place::Overview => format!("#/plan/{plan}/overview"),
                Place::Section(section) => format!("#/plan/{plan}/{}", name_of(section)),
                Place::Theme(theme) => format!("#/plan/{plan}/themes/{theme}"),
                Place::Measure(measure) => format!("#/plan/{plan}/measures/{measure}"),
                Place::Checks => format!("#/plan/{plan}/checks"),
                Place::Charts => format!("#/plan/{plan}/charts"),
                Place::Timeline => format!("#/plan/{plan}/timeline"),
                Place::Find => format!("#/plan/{plan}/find"),
                Place::CopyFrom => format!("#/plan/{plan}/copy"),
                Place::Breakdown => format!("#/plan/{plan}/participants"),
                Place::History => format!("#/plan/{plan}/history"),
                Place::Poster => format!("#/plan/{plan}/poster"),
            },
        }
    }
}

impl Place {
    /// All themes and measures.
    pub const MEASURES: Self = Self::Section(Section::Measures);
    /// Who takes part.
    pub const PARTIES: Self = Self::Section(Section::Parties);
    /// What the plan says about itself.
    pub const PROFILE: Self = Self::Section(Section::Profile);

    /// The section that a place belongs to.
    #[must_use]
    pub const fn section(self) -> Option<Section> {
        match self {
            Self::Section(section) => Some(section),
            Self::Theme(_) | Self::Measure(_) => Some(Section::Measures),
            Self::Overview
            | Self::Checks
            | Self::Charts
            | Self::Timeline
            | Self::Find
            | Self::CopyFrom
            | Self::Breakdown
            | Self::History
            | Self::Poster => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::app::going::route::*;

    #[test]
    fn an_address_leads_back_to_where_it_was_made() {
        let plan = Id::numbered(7);
        let places = [
            Place::Overview,
            Place::Theme(Id::numbered(1)),
            Place::Measure(Id::numbered(2)),
            Place::Checks,
            Place::Charts,
            Place::Timeline,
            Place::Find,
            Place::CopyFrom,
            Place::Breakdown,
            Place::History,
            Place::Poster,
        ];
        let sections = Section::ALL.iter().copied().map(Place::Section);
        let plans = places
            .into_iter()
            .chain(sections)
            .map(|place| Route::Plan(plan, place));
        for route in [Route::Start, Route::Help, Route::Device]
            .into_iter()
            .chain(plans)
        {
            assert_eq!(Route::parse(&route.fragment()), route);
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_leads_to_the_start() {
        for fragment in [
            "",
            "#",
            "#/",
            "#/plan",
            "#/plan/1",
            "#/nowhere",
            "#/help/more",
            "#//",
        ] {
            let route = Route::parse(fragment);
            assert_eq!(route, Route::Start, "{fragment}");
        }
    }
}
