//! Themes keep the colours that people know them by.

use rustc_hash::FxHashMap;

use crate::plan::{Id, Noun, Plan, Theme};

/// Does something to a list of the plan that may change the places of its items.
///
/// A theme without a colour of its own has that of its place. When its place changes, the colour that
/// it had becomes its own: on screen and on the poster it is known by it.
pub(super) fn keeping_colours(plan: &mut Plan, of: Noun, act: impl FnOnce(&mut Plan)) {
    if of != Noun::Theme {
        return act(plan);
    }
    let before: FxHashMap<Id<Theme>, usize> = (plan.themes.iter().enumerate())
        .map(|(place, theme)| (theme.id, theme.colour_number(place)))
        .collect();
    act(plan);
    let changed: Vec<(Id<Theme>, usize)> = (plan.themes.iter().enumerate())
        .filter_map(|(place, theme)| {
            let had = *before.get(&theme.id)?;
            (had != theme.colour_number(place)).then_some((theme.id, had))
        })
        .collect();
    for (id, had) in changed {
        plan.themes
            .update(id, |theme| theme.colour = u8::try_from(had + 1).ok());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::acts::{move_in_list, remove};

    /// Six themes, of which the third has a colour of its own: the fifth.
    fn plan() -> Plan {
        let theme = |number: u128| Theme {
            id: Id::numbered(number),
            colour: (number == 3).then_some(5),
            ..Theme::default()
        };
        Plan {
            themes: (1..=6).map(theme).collect(),
            ..Plan::default()
        }
    }

    fn colours(plan: &Plan) -> Vec<usize> {
        let themes = plan.themes.iter().enumerate();
        themes
            .map(|(place, theme)| theme.colour_number(place) + 1)
            .collect()
    }

    #[test]
    fn a_theme_keeps_its_colour_when_one_above_it_goes() {
        let mut plan = plan();
        assert_eq!(colours(&plan), [1, 2, 5, 4, 5, 1]);
        remove(&mut plan, Id::<Theme>::numbered(2));
        assert_eq!(colours(&plan), [1, 5, 4, 5, 1]);
    }

    #[test]
    fn a_theme_takes_its_colour_along() {
        let mut plan = plan();
        move_in_list(&mut plan, Id::<Theme>::numbered(1), false);
        assert_eq!(colours(&plan), [2, 1, 5, 4, 5, 1]);
    }

    #[test]
    fn a_theme_whose_place_stays_says_nothing_of_its_colour() {
        let mut plan = plan();
        remove(&mut plan, Id::<Theme>::numbered(6));
        let own: Vec<_> = plan.themes.iter().map(|theme| theme.colour).collect();
        assert_eq!(own, [None, None, Some(5), None, None]);
    }
}
