//! Rules whose words depend on more than their arguments: one function for each, by its code.

use super::{
    FindingText,
    findings::{
        Say, Saying,
        generated::{
            AdvancesTooLarge, BeginsTooEarly, CountNotBrokenDown, DecisionDiffers, GrantAboveCosts,
            GrantAboveRate, LooksLikePart, MoneyDiffers, NothingRecorded, OpenRemark,
            OwnAboveCosts, PartsAboveWhole, PartsBelowWhole, ProbableDoubleCount, SetAside,
            StatedDiffers, StatedShort, StatedSum, VersionAfterStart, WholeYearsTooLong,
            YearOutsidePlan, YearsTooLong,
        },
    },
};
use crate::{
    check::{Among, Counted, Subject},
    plan::{Cents, Precision, Stated},
};

impl Saying<'_> {
    pub(super) fn set_aside(self, of: SetAside) -> FindingText {
        let list = match self.about {
            Subject::SetAside { list, .. } => list,
            _ => "",
        };
        let message = self.words.piece(self.plan, list, of.fault);
        FindingText::new(message.what, message.todo)
    }

    pub(super) fn open_remark(self, of: OpenRemark) -> FindingText {
        let said = match of.author.trim() {
            "" => self.words.finding_open_remark_nobody(of.text.trim()),
            author => self.words.finding_open_remark_by(author, of.text.trim()),
        };
        FindingText::new(self.words.finding_open_remark(self.within()), said)
    }

    pub(super) fn version_after_start(self, of: VersionAfterStart) -> FindingText {
        let version = self.say(of.version);
        let why = if self.plan.period.in_years {
            let year = self.say(&of.start.year());
            self.words
                .finding_version_after_start_year_why(version, year)
        } else {
            let start = self.say(of.start);
            self.words.finding_version_after_start_why(version, start)
        };
        FindingText::new(self.words.finding_version_after_start(), why)
    }

    pub(super) fn year_outside_plan(self, of: YearOutsidePlan) -> FindingText {
        FindingText::new(
            self.words
                .finding_outside_plan(self.what(), self.say(of.year)),
            self.words.finding_year_outside_plan_why(),
        )
    }

    pub(super) fn begins_too_early(self, of: BeginsTooEarly) -> FindingText {
        let activity = self.plan.activities.get(*of.other);
        let in_years =
            activity.is_some_and(|other| other.milestone.is_none() && other.period.in_years);
        let ends = if in_years {
            self.say(&of.ends.year())
        } else {
            self.say(of.ends)
        };
        FindingText::new(
            self.words.finding_begins_too_early(self.what()),
            self.words
                .finding_begins_too_early_why(self.say(of.other), ends),
        )
    }

    pub(super) fn probable_double_count(self, of: ProbableDoubleCount) -> FindingText {
        let words = self.words;
        let title = match of.among {
            Among::Companies { other } => {
                return FindingText::new(
                    words.finding_probable_double_count(self.what(), self.say(other)),
                    words.finding_probable_double_count_why(),
                );
            }
            Among::People {
                group: Some(group),
                targets,
            } => words.finding_probable_double_count_of_group(self.say(targets), self.say(group)),
            Among::People {
                group: None,
                targets,
            } => words.finding_probable_double_count_people(self.say(targets)),
        };
        FindingText::new(title, words.finding_probable_double_count_people_why())
    }

    pub(super) fn looks_like_part(self, of: LooksLikePart) -> FindingText {
        let title = self
            .words
            .finding_looks_like_part(self.what(), self.say(of.whole));
        let [now, then] = of.counts;
        if now == then {
            FindingText::new(title, self.words.finding_looks_like_part_why())
        } else {
            let (now, then) = (self.say(now), self.say(then));
            FindingText::new(title, self.words.finding_looks_like_part_total(now, then))
        }
    }

    pub(super) fn count_not_broken_down(self, of: CountNotBrokenDown) -> FindingText {
        let words = self.words;
        FindingText::new(
            words.finding_count_not_broken_down(
                self.scope(),
                self.here(),
                words.counted_what(*of.counted),
            ),
            match of.counted {
                Counted::Applications | Counted::People => {
                    words.finding_count_not_broken_down_why()
                }
                Counted::Measures => words.finding_count_not_broken_down_measures_why(),
            },
        )
    }

    pub(super) fn stated_differs(self, of: StatedDiffers) -> FindingText {
        let words = self.words;
        FindingText::new(
            words.finding_stated_differs(
                self.scope(),
                self.as_exactly(of.stated),
                words.counted_what(*of.counted),
                words.counted(*of.derived),
            ),
            match of.counted {
                Counted::Applications | Counted::People => words.finding_stated_differs_why(),
                Counted::Measures => words.finding_stated_differs_measures_why(),
            },
        )
    }

    pub(super) fn money_differs(self, of: MoneyDiffers) -> FindingText {
        let (stated, derived) = (self.as_exactly(of.stated), self.say(of.derived));
        FindingText::new(
            self.words
                .finding_money_differs(self.scope(), self.figure(), stated, derived),
            self.words
                .finding_money_differs_why(self.say(of.difference), self.say(of.from)),
        )
    }

    pub(super) fn parts_above_whole(self, of: PartsAboveWhole) -> FindingText {
        let (parts, whole) = (self.say(of.parts), self.as_exactly(of.whole));
        FindingText::new(
            self.words
                .finding_parts_above_whole(self.scope(), self.figure()),
            self.words
                .finding_parts_above_whole_why(parts, whole, self.say(of.difference)),
        )
    }

    pub(super) fn parts_below_whole(self, of: PartsBelowWhole) -> FindingText {
        let (parts, whole) = (self.say(of.parts), self.as_exactly(of.whole));
        FindingText::new(
            self.words
                .finding_parts_below_whole(self.scope(), self.figure()),
            self.words
                .finding_parts_below_whole_why(parts, whole, self.say(of.difference)),
        )
    }

    pub(super) fn stated_sum(self, of: StatedSum) -> FindingText {
        let paid = self.paid(*of.costs, [*of.grant, *of.own_contribution], *of.others);
        let too_much = self.words.finding_stated_sum_why(self.say(of.difference));
        FindingText::new(
            self.words.finding_stated_sum(self.scope()),
            format!("{paid} {too_much}"),
        )
    }

    pub(super) fn stated_short(self, of: StatedShort) -> FindingText {
        let paid = self.paid(*of.costs, [*of.grant, *of.own_contribution], *of.others);
        let todo = self.words.finding_stated_short_why();
        FindingText::new(
            self.words
                .finding_stated_short(self.scope(), self.say(of.difference)),
            format!("{paid} {todo}"),
        )
    }

    pub(super) fn grant_above_costs(self, of: GrantAboveCosts) -> FindingText {
        let words = self.words;
        FindingText::new(
            words.finding_grant_above_costs(self.scope(), self.between(*of.grant, *of.costs)),
            words.finding_grant_above_costs_why(self.say(of.grant), self.say(of.costs)),
        )
    }

    pub(super) fn own_above_costs(self, of: OwnAboveCosts) -> FindingText {
        let words = self.words;
        FindingText::new(
            words.finding_own_above_costs(self.scope(), self.between(*of.own, *of.costs)),
            words.finding_own_above_costs_why(self.say(of.own), self.say(of.costs)),
        )
    }

    pub(super) fn grant_above_rate(self, of: GrantAboveRate) -> FindingText {
        let (words, rate) = (self.words, self.words.rate(*of.rate));
        let why = words.finding_grant_above_rate_why(
            self.say(of.grant),
            &rate,
            self.say(of.costs),
            self.say(of.most),
        );
        FindingText::new(
            words.finding_grant_above_rate(self.scope(), self.say(of.difference), &rate),
            why,
        )
        .written_in(words, *of.source)
    }

    pub(super) fn decision_differs(self, of: DecisionDiffers) -> FindingText {
        let words = self.words;
        let granted = of.granted.map(|it| {
            words.finding_decision_differs_granted(self.say(&it), self.between(it, *of.decided))
        });
        let stated = of.stated.map(|it| {
            words.finding_decision_differs_stated(self.say(&it), self.between(it, *of.decided))
        });
        let why = Some(words.finding_decision_differs_why().to_owned());
        let said: Vec<String> = [granted, stated, why].into_iter().flatten().collect();
        FindingText::new(
            words.finding_decision_differs(self.say(of.decided)),
            said.join(" "),
        )
    }

    pub(super) fn advances_too_large(self, of: AdvancesTooLarge) -> FindingText {
        let share = self.words.percent(of.share.decimal(), 2);
        FindingText::new(
            self.words.finding_advances_too_large(),
            self.words.finding_advances_too_large_why(share),
        )
    }

    pub(super) fn nothing_recorded(self, of: NothingRecorded) -> FindingText {
        let words = self.words;
        if *of.of_people {
            FindingText::new(
                words.finding_nothing_recorded_of_people(),
                words.finding_nothing_recorded_of_people_why(),
            )
        } else {
            FindingText::new(
                words.finding_nothing_recorded(),
                words.finding_nothing_recorded_why(),
            )
        }
    }

    pub(super) fn whole_years_too_long(self, of: WholeYearsTooLong) -> FindingText {
        FindingText::new(
            self.words.finding_term_too_long(*of.months),
            self.words.finding_whole_years_too_long_why(self.term()),
        )
        .written_in(self.words, *of.source)
    }

    pub(super) fn years_too_long(self, of: YearsTooLong) -> FindingText {
        FindingText::new(
            self.words.finding_term_too_long(*of.months),
            self.words.finding_years_too_long_why(self.term()),
        )
        .written_in(self.words, *of.source)
    }

    /// A stated amount or number, as exact as its statement.
    fn as_exactly(self, value: &impl Say) -> String {
        let precision = self.stated().map_or(Precision::EXACT, Stated::precision);
        self.words.precisely(self.say(value), precision)
    }

    /// By how much two amounts differ.
    fn between(self, one: Cents, other: Cents) -> String {
        let difference = one.get().abs_diff(other.get());
        let difference = i64::try_from(difference).unwrap_or(Cents::MOST);
        self.say(&Cents::new(difference.min(Cents::MOST)).unwrap_or_default())
    }

    /// Who pays how much of which costs.
    fn paid(self, costs: Cents, [grant, own]: [Cents; 2], others: Option<Cents>) -> String {
        let [grant, own, costs] = [grant, own, costs].map(|amount| self.say(&amount));
        match others {
            Some(others) => self
                .words
                .paid_of_with_others(grant, own, self.say(&others), costs),
            None => self.words.paid_of_costs(grant, own, costs),
        }
    }
}
