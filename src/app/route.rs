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
    /// A plan, at this part of it.
    Plan(Id<Plan>, Place),
}

/// A part of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// What it adds up to; a page of its own where the live column has no room.
    Overview,
    /// What it says about itself.
    Profile,
    /// All themes and measures.
    #[default]
    Measures,
    /// One theme.
    Theme(Id<Theme>),
    /// One measure.
    Measure(Id<Measure>),
    /// Who takes part.
    Parties,
    /// What is wrong or missing.
    Checks,
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
            Some("plan") => {
                let plan = parts.next()?.parse().ok()?;
                let place = match (parts.next(), parts.next()) {
                    (None, _) => Place::default(),
                    (Some("overview"), None) => Place::Overview,
                    (Some("profile"), None) => Place::Profile,
                    (Some("measures"), None) => Place::Measures,
                    (Some("measures"), Some(id)) => Place::Measure(id.parse().ok()?),
                    (Some("themes"), Some(id)) => Place::Theme(id.parse().ok()?),
                    (Some("parties"), None) => Place::Parties,
                    (Some("checks"), None) => Place::Checks,
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
            Self::Plan(plan, place) => match place {
                Place::Overview => format!("#/plan/{plan}/overview"),
                Place::Profile => format!("#/plan/{plan}/profile"),
                Place::Measures => format!("#/plan/{plan}/measures"),
                Place::Theme(theme) => format!("#/plan/{plan}/themes/{theme}"),
                Place::Measure(measure) => format!("#/plan/{plan}/measures/{measure}"),
                Place::Parties => format!("#/plan/{plan}/parties"),
                Place::Checks => format!("#/plan/{plan}/checks"),
            },
        }
    }
}

impl Place {
    /// The page of a section, where it has one.
    #[must_use]
    pub const fn of(section: Section) -> Option<Self> {
        match section {
            Section::Profile => Some(Self::Profile),
            Section::Measures => Some(Self::Measures),
            Section::Parties => Some(Self::Parties),
            _ => None,
        }
    }

    /// The section that a place belongs to.
    #[must_use]
    pub const fn section(self) -> Option<Section> {
        match self {
            Self::Profile => Some(Section::Profile),
            Self::Measures | Self::Theme(_) | Self::Measure(_) => Some(Section::Measures),
            Self::Parties => Some(Section::Parties),
            Self::Overview | Self::Checks => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_where_it_was_made() {
        let plan = Id::numbered(7);
        let places = [
            Place::Overview,
            Place::Profile,
            Place::Measures,
            Place::Theme(Id::numbered(1)),
            Place::Measure(Id::numbered(2)),
            Place::Parties,
            Place::Checks,
        ];
        let plans = places.map(|place| Route::Plan(plan, place));
        for route in [Route::Start, Route::Help].into_iter().chain(plans) {
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
