//! Tasks and deadlines, as they look today.

use super::Words;
use crate::{
    figures::Deadline,
    plan::{Assignment, Date},
};

impl Words {
    /// How much time is left, or how late it is: *nog 12 dagen, t/m 31 mei 2026*.
    #[must_use]
    pub fn time_left(self, last_day: Date, today: Option<Date>) -> String {
        let date = self.date(last_day);
        let Some(today) = today else {
            return self.until(date);
        };
        let left = Deadline::on(last_day, today).days_left;
        let count = left.unsigned_abs();
        match left {
            0 => self.last_day_is_today(date),
            1.. => self.days_left(count, date),
            _ => self.days_too_late(count, date),
        }
    }

    /// How much time is left to apply for a grant, or since when that is over.
    #[must_use]
    pub fn time_to_apply(self, last_day: Date, today: Option<Date>) -> String {
        if today.is_some_and(|today| last_day < today) {
            self.scheme_is_closed(self.date(last_day))
        } else {
            self.time_left(last_day, today)
        }
    }

    /// A task on one line: who, what, and by when or that it is done.
    #[must_use]
    pub fn task_in_short(self, task: &Assignment, today: Option<Date>) -> String {
        let by_when = match (task.done, task.due) {
            (true, _) => self.task_done().to_owned(),
            (false, Some(day)) => self.time_left(day, today),
            (false, None) => String::new(),
        };
        let who = match task.who.trim() {
            "" => self.somebody(),
            who => who,
        };
        let parts = [who, task.task.trim(), &by_when].into_iter();
        let parts = parts.filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Language, date};

    #[test]
    fn days_are_counted_until_the_last_one_and_after_it() {
        let words = Words::new(Language::Nl);
        let left = |day| words.time_left(date(2026, 5, 31), Some(date(2026, 5, day)));
        assert_eq!(left(19), "nog 12 dagen, tot en met 31 mei 2026");
        assert_eq!(left(30), "nog 1 dag, tot en met 31 mei 2026");
        assert_eq!(left(31), "vandaag is de laatste dag (31 mei 2026)");
        let late = words.time_left(date(2026, 5, 31), Some(date(2026, 6, 2)));
        assert_eq!(late, "2 dagen te laat: de laatste dag was 31 mei 2026");
    }

    #[test]
    fn a_scheme_that_closed_years_ago_is_closed_and_not_late() {
        let apply = |day, language| {
            let words = Words::new(language);
            words.time_to_apply(date(2014, 5, 31), Some(day))
        };
        let said = apply(date(2026, 11, 30), Language::Nl);
        assert_eq!(said, "gesloten: aanvragen kon tot en met 31 mei 2014");
        let said = apply(date(2026, 11, 30), Language::En);
        assert_eq!(said, "closed: applications were accepted until 31 May 2014");
        assert_eq!(
            apply(date(2014, 5, 30), Language::En),
            "1 day left, until 31 May 2014"
        );
    }

    #[test]
    fn a_task_says_only_what_is_known() {
        let words = Words::new(Language::Nl);
        let mut task = Assignment {
            who: "Projectbureau".into(),
            ..Assignment::default()
        };
        let today = Some(date(2026, 5, 30));
        assert_eq!(words.task_in_short(&task, today), "Projectbureau");
        task.task = "begroting".into();
        task.done = true;
        assert_eq!(
            words.task_in_short(&task, today),
            "Projectbureau · begroting · klaar"
        );
        assert_eq!(
            words.task_in_short(&Assignment::default(), today),
            "nog niemand"
        );
    }
}
