//! Where the caret belongs once a text was changed from outside.

/// The place behind what differs between two versions of a text, counted in the newer one as a
/// browser counts: in units of UTF-16.
#[must_use]
pub fn end_of_change(before: &str, after: &str) -> u32 {
    let same_start = before.chars().zip(after.chars());
    let same_start = same_start.take_while(|(one, other)| one == other).count();
    let rest = |text: &str| text.chars().count() - same_start;
    let most = rest(before).min(rest(after));
    let same_end = before.chars().rev().zip(after.chars().rev());
    let same_end = same_end
        .take(most)
        .take_while(|(one, other)| one == other)
        .count();
    let upto = after.chars().count() - same_end;
    let units: usize = after.chars().take(upto).map(char::len_utf16).sum();
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(before: &str, after: &str, end: u32) {
        assert_eq!(end_of_change(before, after), end, "{before} → {after}");
    }

    #[test]
    fn the_caret_stands_behind_what_came_back_or_went() {
        check("Meer vakmensen nodig", "Meer nodig", 5);
        check("Meer nodig", "Meer vakmensen nodig", 15);
        check("", "abc", 3);
        check("abc", "", 0);
        check("abc", "abc", 3);
        // The same letters on both sides are not counted twice.
        check("aaa", "aa", 2);
        check("aa", "aaa", 3);
        // A letter beyond the first plane is two units.
        check("a🙂b", "a🙂🙂b", 5);
    }

    proptest! {
        #[test]
        fn it_is_within_the_text(before in "[ab🙂]{0,6}", after in "[ab🙂]{0,6}") {
            let units: usize = after.chars().map(char::len_utf16).sum();
            prop_assert!(end_of_change(&before, &after) as usize <= units);
        }
    }
}
