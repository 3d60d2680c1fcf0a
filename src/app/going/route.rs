//! Where the user is on the page, as the fragment of its address.

use crate::{
    plan::{Id, Measure, Plan, Section, Theme, counted_in},
    text::Words,
};

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
    /// A plan, at this place in it.
    Plan(Id<Plan>, Place),
}

/// A place in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A page about the whole plan.
    Tool(Tool),
    /// The page of a section.
    Section(Section),
    /// One theme.
    Theme(Id<Theme>),
    /// One measure.
    Measure(Id<Measure>),
}

impl Default for Place {
    fn default() -> Self {
        Self::MEASURES
    }
}

/// What is beside a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Nothing: the page takes all the room there is.
    Nothing,
    /// What the plan adds up to, without the chart, which the page shows itself.
    Figures,
    /// What the plan adds up to.
    Chart,
    /// What the plan adds up to, and what is wrong here.
    Findings,
}

/// What to know about a page on the whole plan, except its view.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Its name in an address; never changes.
    pub address: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// What it is called.
    pub name: fn(Words) -> &'static str,
    /// What is beside it.
    pub beside: Beside,
    /// Whether it is in the list of sections, at the end.
    pub listed: bool,
    /// Whether it shows what the plan adds up to.
    pub adds_up: bool,
    /// Whether it only finds or chooses something, so that a tab that follows can use it.
    pub asks: bool,
}

impl Entry {
    const fn new(
        address: &'static str,
        icon: &'static str,
        name: fn(Words) -> &'static str,
    ) -> Self {
        Self {
            address,
            icon,
            name,
            beside: Beside::Chart,
            listed: false,
            adds_up: false,
            asks: false,
        }
    }

    const fn with(self, beside: Beside) -> Self {
        Self { beside, ..self }
    }

    const fn listed(self) -> Self {
        Self {
            listed: true,
            ..self
        }
    }

    const fn adds_up(self) -> Self {
        Self {
            adds_up: true,
            ..self
        }
    }

    const fn asks(self) -> Self {
        Self { asks: true, ..self }
    }
}

/// Declares the pages about the whole plan, each with what to know about it.
macro_rules! tools {
    ($( $(#[$meta:meta])* $Tool:ident = $entry:expr; )*) => {
        /// A page about the whole plan that belongs to no section.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Tool {
            $( $(#[$meta])* $Tool, )*
        }

        impl Tool {
            /// All of them; the listed ones in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$Tool),*];

            /// What to know about it.
            #[must_use]
            pub const fn entry(self) -> Entry {
                match self {
                    $( Self::$Tool => $entry, )*
                }
            }
        }
    };
}

tools! {
    /// What it adds up to; a page of its own if the live column has no room.
    Overview = Entry::new("overview", "overview", Words::overview).with(Beside::Findings).adds_up();
    /// What is wrong or missing.
    Checks = Entry::new("checks", "checks", Words::checks).listed();
    /// All charts together.
    Charts = Entry::new("charts", "charts", Words::charts).with(Beside::Figures).adds_up().listed();
    /// What happens when.
    Timeline = Entry::new("timeline", "timeline", Words::timeline).with(Beside::Nothing).adds_up().listed();
    /// The plan on paper.
    Poster = Entry::new("poster", "print", Words::poster).listed();
    /// Words, anywhere in the plan.
    Find = Entry::new("find", "find", Words::find).asks();
    /// What can be copied from another plan.
    CopyFrom = Entry::new("copy", "open", Words::copy_from).asks();
    /// The participants by target group, region and year.
    Breakdown = Entry::new("participants", "charts", Words::breakdown).adds_up();
    /// Where the plan is kept, and its earlier versions.
    History = Entry::new("history", "history", Words::history).asks();
}

/// What a section is called in an address; never changes.
const fn address(section: Section) -> &'static str {
    match section {
        Section::Profile => "profile",
        Section::Mission => "mission",
        Section::Goals => "goals",
        Section::LabourMarket => "labour-market",
        Section::Bottlenecks => "bottlenecks",
        Section::Measures => "measures",
        Section::Parties => "parties",
        Section::Money => "money",
        Section::Activities => "activities",
        Section::Interventions => "interventions",
        Section::Pilots => "pilots",
        Section::Research => "research",
        Section::SuccessFactors => "success-factors",
        Section::Indicators => "indicators",
        Section::Regions => "regions",
        Section::Gaps => "gaps",
        Section::Results => "results",
        Section::PracticeCases => "practice-cases",
        Section::Documents => "documents",
    }
}

impl Route {
    /// Reads the fragment of an address; anything not understood leads to the start.
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
                    (Some("measures"), Some(id)) => Place::Measure(id.parse().ok()?),
                    (Some("themes"), Some(id)) => Place::Theme(id.parse().ok()?),
                    (Some(name), None) => Place::named(name)?,
                    (Some(_), Some(_)) => return None,
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
                Place::Tool(tool) => format!("#/plan/{plan}/{}", tool.entry().address),
                Place::Section(section) => format!("#/plan/{plan}/{}", address(section)),
                Place::Theme(theme) => format!("#/plan/{plan}/themes/{theme}"),
                Place::Measure(measure) => format!("#/plan/{plan}/measures/{measure}"),
            },
        }
    }
}

impl Place {
    /// What is wrong or missing.
    pub const CHECKS: Self = Self::Tool(Tool::Checks);
    /// All themes and measures.
    pub const MEASURES: Self = Self::Section(Section::Measures);
    /// Who takes part.
    pub const PARTIES: Self = Self::Section(Section::Parties);
    /// What the plan says about itself.
    pub const PROFILE: Self = Self::Section(Section::Profile);

    /// The page with this name in an address.
    fn named(name: &str) -> Option<Self> {
        let tool = Tool::ALL.iter().find(|tool| tool.entry().address == name);
        let section = Section::ALL.iter().find(|one| address(**one) == name);
        let tool = tool.copied().map(Self::Tool);
        tool.or_else(|| section.copied().map(Self::Section))
    }

    /// The section that a place belongs to.
    #[must_use]
    pub const fn section(self) -> Option<Section> {
        match self {
            Self::Section(section) => Some(section),
            Self::Theme(_) | Self::Measure(_) => Some(Section::Measures),
            Self::Tool(_) => None,
        }
    }

    /// The lists and maps of a file that its totals come from.
    #[must_use]
    pub fn counted(self) -> Vec<&'static str> {
        match self.section() {
            Some(section) => counted_in(section),
            None if matches!(self, Self::Tool(tool) if tool.entry().adds_up) => {
                Section::ALL.iter().copied().flat_map(counted_in).collect()
            }
            None => Vec::new(),
        }
    }

    /// The name by which the stylesheet knows what fills a small screen.
    #[must_use]
    pub fn view(self) -> &'static str {
        match self {
            Self::Tool(tool) => tool.entry().address,
            Self::MEASURES => "outline",
            Self::Section(_) | Self::Theme(_) | Self::Measure(_) => "form",
        }
    }

    /// What is beside it.
    #[must_use]
    pub const fn beside(self) -> Beside {
        match self {
            Self::Tool(tool) => tool.entry().beside,
            Self::Section(_) | Self::Theme(_) | Self::Measure(_) => Beside::Findings,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::app::going::route::*;

    #[test]
    fn an_address_leads_back_to_where_it_was_made() {
        let plan = Id::numbered(7);
        let items = [
            Place::Theme(Id::numbered(1)),
            Place::Measure(Id::numbered(2)),
        ];
        let tools = Tool::ALL.iter().copied().map(Place::Tool);
        let sections = Section::ALL.iter().copied().map(Place::Section);
        let places = items.into_iter().chain(tools).chain(sections);
        let plans = places.map(|place| Route::Plan(plan, place));
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
