//! The foot of the poster: key figures and who made it.

use super::{Writer, figures::CHART};
use crate::{
    check::Subject,
    paper::poster::{
        item::Item,
        para::Source,
        row::{Lane, NARROWEST},
    },
    plan::{Id, OF_MONEY, OF_PARTICIPANTS, Party, Role},
};

impl Writer<'_> {
    pub(super) fn foot(&self) -> Vec<Lane> {
        let words = self.words;
        let source = |field| (Subject::Plan, field);
        let table = self.participants_table();
        let money = (words.money_heading(), source("funding"));
        let facts = (words.poster_key_figures(), source("facts"));
        let lead = (words.poster_lead(), source("parties"));
        let lanes = [
            Some(self.lane(money.0, money.1, self.money(), CHART)),
            Some(self.lane(facts.0, facts.1, self.facts(), NARROWEST)),
            Some(Lane {
                splits: false,
                ..self.lane(lead.0, lead.1, self.parties(), NARROWEST)
            }),
        ];
        let participants = [self.participants(table.is_some()), table];
        participants.into_iter().chain(lanes).flatten().collect()
    }

    /// A part of the foot under its heading.
    pub(super) fn lane(&self, head: &str, source: Source, items: Vec<Item>, least: f64) -> Lane {
        Lane {
            head: Some(Item::new(source).with(self.head(head, source))),
            items,
            splits: least <= NARROWEST,
            least,
        }
    }

    fn facts(&self) -> Vec<Item> {
        let words = self.words;
        let mut items = Vec::new();
        for (place, fact) in self.plan.facts.iter().enumerate() {
            let source = (Subject::Fact(fact.id), "title");
            let mut text = words.item_name(&fact.title, place + 1);
            if let Some(value) = fact.value {
                let value = format!("{} {}", words.number(value.decimal()), fact.unit.trim());
                text = words.poster_valued(text, value.trim_end());
            }
            if let Some(day) = fact.as_of {
                text = words.poster_dated(text, words.date(day).replace(' ', "\u{a0}"));
            }
            items.push(Item::new(source).with(self.plain(&text, source)));
        }
        if items.is_empty() {
            let source = (Subject::Plan, "facts");
            items.push(Item::new(source).with(self.quiet(words.poster_not_yet(), source)));
        }
        items
    }

    /// Who applies, whom to contact, and who made the poster.
    fn parties(&self) -> Vec<Item> {
        let (plan, words) = (self.plan, self.words);
        let leads: Vec<&Party> = plan
            .parties
            .iter()
            .filter(|party| party.roles.contains(&Role::LeadApplicant))
            .collect();
        let source = (Subject::Plan, "parties");
        let mut lead = Item::new(source);
        for party in &leads {
            lead = lead.with(self.plain(self.name(party), (Subject::Party(party.id), "name")));
        }
        if leads.is_empty() {
            lead = lead.with(self.quiet(words.poster_not_yet(), source));
        }
        let mut items = vec![lead];
        if plan.poster.contacts {
            let mut contact = Item::new(source).with(self.head(words.poster_contact(), source));
            let private = leads
                .iter()
                .filter_map(|party| plan.private.get(&party.id.uuid()));
            for who in private.flat_map(|private| &private.contacts) {
                for text in [&who.name, &who.email, &who.telephone] {
                    if !text.trim().is_empty() {
                        contact = contact.with(self.plain(text, source));
                    }
                }
            }
            if contact.paras.len() < 2 {
                contact = contact.with(self.quiet(words.poster_not_yet(), source));
            }
            items.push(contact);
        }
        items.extend(self.credit());
        items.extend(self.not_counted());
        items
    }

    /// How much of the file is in none of the totals.
    fn not_counted(&self) -> Option<Item> {
        let places = [OF_PARTICIPANTS, OF_MONEY].concat();
        let source = (Subject::Plan, "set_aside");
        let said = self.words.not_counted(self.plan, &places)?;
        Some(Item::new(source).with(self.quiet(&said, source)))
    }

    fn credit(&self) -> Option<Item> {
        let party = |id: Option<Id<Party>>| self.plan.parties.get(id?);
        let credit = &self.plan.credit;
        let source = (Subject::Plan, "producer");
        let (producer, commissioner) = (party(credit.producer), party(credit.commissioner));
        let text = match (producer, commissioner) {
            (Some(producer), Some(other)) => self
                .words
                .poster_commissioned(self.name(producer), self.name(other)),
            (Some(one), None) | (None, Some(one)) => self.name(one).to_owned(),
            (None, None) => return None,
        };
        let item = Item::new(source).with(self.head(self.words.poster_production(), source));
        Some(item.with(self.plain(&text, source)))
    }
}
