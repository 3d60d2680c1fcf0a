//! Lists pasted from a table: what each column is and holds follows from the nouns.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that does not find what it looks for has failed"
)]

use crate::support::{day, empty, euros, html_parts, quantity};
use sectorplan::{
    documents::{Around, Block, ListDoubt, ListKind, ListPaste, slots, tables},
    plan::{
        Activity, Bottleneck, CostLine, DraftPeriod, Funding, FundingKind, Goal, Id, Indicator,
        Language, Listed, Measure, Party, PartyKind, Plan, Point, Region, Role, Target, TargetUnit,
    },
    text::{ReadError, Words},
};
use serde::{Serialize, de::DeserializeOwned};

const NL: Words = Words::new(Language::Nl);

fn plan() -> Plan {
    let party = |number, name: &str| Party {
        id: Id::numbered(number),
        name: name.to_owned(),
        ..Party::default()
    };
    Plan {
        parties: [party(1, "Café Fonds"), party(2, "Bond")]
            .into_iter()
            .collect(),
        ..empty()
    }
}

/// What becomes of a table: the items, and the rest of the outcome.
struct Pasted<T> {
    items: Vec<T>,
    doubts: Vec<ListDoubt>,
    lost: Vec<usize>,
    known: Vec<String>,
}

fn pasted<T: Listed + Serialize + DeserializeOwned>(block: Block, new: &T) -> Pasted<T> {
    of_kind(
        ListKind::of::<T>(),
        block,
        &serde_json::to_value(new).unwrap(),
    )
}

fn of_kind<T: DeserializeOwned>(
    kind: ListKind,
    block: Block,
    new: &serde_json::Value,
) -> Pasted<T> {
    let plan = plan();
    let around = Around {
        plan: &plan,
        words: NL,
        today: Some(day("2026-11-30")),
    };
    let outcome = ListPaste::new(kind, block, NL).outcome(kind, new, around);
    let item = |item: serde_json::Value| serde_json::from_str(&item.to_string()).unwrap();
    Pasted {
        items: outcome.items.into_iter().map(item).collect(),
        doubts: outcome.doubts,
        lost: outcome.lost,
        known: outcome.known,
    }
}

fn text<T: Listed + Serialize + DeserializeOwned>(text: &str) -> Pasted<T> {
    pasted(Block::from_tabs(text).unwrap(), &T::default())
}

#[test]
fn figures_of_a_series_come_with_or_without_names_above_them() {
    let kind = ListKind::of_points();
    let figures = |text: &str| {
        let block = Block::from_tabs(text).unwrap();
        let found: Pasted<Point> = of_kind(kind, block, &serde_json::Value::Null);
        assert_eq!((found.doubts, found.lost), (vec![], vec![]), "{text}");
        let point = |point: Point| {
            let value = point.value.map(|value| value.decimal().to_string());
            (point.label, point.group, value.unwrap_or_default())
        };
        found.items.into_iter().map(point).collect::<Vec<_>>()
    };
    let row = |label: &str, group: &str, value: &str| {
        (label.to_owned(), group.to_owned(), value.to_owned())
    };
    let expected = [row("2024", "", "1850.5"), row("2025", "", "-12")];
    assert_eq!(figures("2024\t1.850,5\n2025\t-12\n"), expected);
    assert_eq!(
        figures("Jaar\tAantal\n2024\t1.850,5\n2025\t-12\n"),
        expected
    );
    assert_eq!(
        figures("Lijn, als er meer zijn\tPeriode\tWaarde\nVrouwen\t2024\t7\n"),
        [row("2024", "Vrouwen", "7")]
    );
}

#[test]
fn roles_and_milestones_are_known_by_the_names_that_people_use() {
    let found = text::<Party>("Naam\tRol\nROC\tuitvoerder\nFonds\tcofinancier\n");
    let [school, payer] = [0, 1].map(|at| found.items[at].clone());
    assert_eq!(school.roles, [Role::Executing], "{:?}", found.doubts);
    assert_eq!((payer.roles, found.doubts.len()), (vec![], 1));

    let found = text::<Activity>("Titel\tMijlpaal\nTraining\t1-9-2027\n");
    assert_eq!(found.items[0].milestone, Some(day("2027-09-01")));
    assert_eq!((found.doubts, found.lost), (vec![], vec![]));
}

#[test]
fn targets_come_with_their_measure_as_numbers_units_and_words() {
    let new = Target {
        measure: Id::numbered(7),
        ..Target::default()
    };
    let block = Block::from_tabs("40\tdeelnemers\tniveau 3\n1.200\tschoolbezoeken\t\n").unwrap();
    let found = pasted(block, &new);
    assert_eq!((found.doubts, found.lost), (vec![], vec![]));
    let [first, second] = [0, 1].map(|at| found.items[at].clone());
    assert_eq!(first.measure, Id::numbered(7));
    assert_eq!(
        (first.quantity, first.unit, first.qualifier.as_str()),
        (
            Some(quantity("40")),
            Some(TargetUnit::Participant),
            "niveau 3"
        )
    );
    assert_eq!(second.unit, Some(TargetUnit::Own("schoolbezoeken".into())));
}

#[test]
fn parties_that_are_there_already_are_not_added_again() {
    let found: Pasted<Party> =
        text("Naam\tSoort\nCAFE\u{301}  fonds\tbedrijf\nROC Twente\tschool\nROC twente\tschool\n");
    assert_eq!(found.items.len(), 1);
    let party = &found.items[0];
    assert_eq!(
        (party.name.as_str(), party.kind),
        ("ROC Twente", PartyKind::School)
    );
    assert_eq!(found.known, ["CAFE\u{301}  fonds", "ROC twente"]);
    // One column of names needs no name above it.
    let plain: Pasted<Party> = text("ROC Twente\nROC Oost\n");
    assert_eq!(plain.items.len(), 2);
}

#[test]
fn activities_have_days_as_a_spreadsheet_writes_them() {
    let found: Pasted<Activity> =
        text("Titel\tBegin\tEinde\nWerven\t28-10-26\t45000\nStart\tvandaag\tooit\n");
    let period = |at: usize| found.items[at].period.clone();
    assert_eq!(
        period(0),
        DraftPeriod::between(day("2026-10-28"), day("2023-03-15"))
    );
    assert_eq!(period(1).first, Some(day("2026-11-30")));
    let doubt = &found.doubts[0];
    assert_eq!((doubt.text.as_str(), &doubt.rows[..]), ("ooit", &[3][..]));
    assert_eq!(doubt.error, Some(ReadError::NotADate));
}

#[test]
fn funding_names_its_party_and_its_amount() {
    let html = "<table><tr><td>Partij die betaalt</td><td>Bedrag</td></tr>\
        <tr><td>bond</td><td>1.250.00</td></tr><tr><td>Niemand</td><td>950.00</td></tr>\
        <tr><td>Bond</td><td>1,250.00</td></tr></table>";
    let found: Pasted<Funding> = pasted(
        tables(&html_parts(html)).unwrap().unwrap(),
        &Funding::default(),
    );
    assert_eq!(found.items.len(), 3);
    assert_eq!(found.items[0].party, Some(Id::numbered(2)));
    assert_eq!(found.items[2].amount, Some(euros(1_250)));
    let doubts: Vec<_> = found
        .doubts
        .iter()
        .map(|doubt| doubt.text.as_str())
        .collect();
    assert_eq!(doubts, ["1.250.00", "Niemand"]);
}

#[test]
fn a_doubt_is_answered_for_every_row_that_says_the_same() {
    let block = Block::from_tabs("1,250\tbedrijven\n1,250\tworkshops\n").unwrap();
    let kind = ListKind::of::<Target>();
    let mut paste = ListPaste::new(kind, block, NL);
    let plan = plan();
    let around = Around {
        plan: &plan,
        words: NL,
        today: None,
    };
    let new = serde_json::json!({});
    let open = paste.outcome(kind, &new, around);
    assert_eq!(open.doubts.len(), 1);
    assert_eq!(open.doubts[0].choices, ["1,25", "1250"]);
    let answer = open.doubts[0].choices[1].clone();
    paste.answers.insert((0, "1,250".to_owned()), Some(answer));
    let answered = paste.outcome(kind, &new, around);
    assert_eq!(answered.items[1]["quantity"], "1250");
    assert!(answered.doubts.is_empty());
}

/// The fields of a noun that a column can fill.
fn fields<T: Listed + Serialize + DeserializeOwned>() -> Vec<&'static str> {
    slots(ListKind::of::<T>(), NL)
        .iter()
        .map(|slot| slot.field)
        .collect()
}

#[test]
fn every_list_has_the_field_by_which_people_know_its_items() {
    macro_rules! check {
        ($($Type:ident)*) => {
            $( assert!(fields::<$Type>().contains(&$Type::TITLE), stringify!($Type)); )*
        };
    }
    check!(Party Region Bottleneck Goal Indicator Measure Target Activity Funding CostLine);
    assert_eq!(
        fields::<Party>(),
        [
            "name",
            "kind",
            "roles",
            "founded",
            "small_or_medium",
            "equity",
            "guarantee",
            "signed"
        ]
    );
    let kinds: Pasted<Funding> = text("Soort\tBedrag\nsubsidie\t5\n");
    assert_eq!(kinds.items[0].kind, FundingKind::Grant);
}
