//! Remarks that nobody has dealt with, all in one place.

use leptos::prelude::*;

use super::{Button, Drawn, FINDINGS, More, Weight, go_to};
use crate::{
    app::{
        browser::device,
        desk::{desk, words},
        going::{
            navigation::{remark_id, spot_of},
            route::Route,
        },
    },
    check::{Finding, Rule},
    edit::{Change, acts},
};

/// The open remarks, each with a link to what it is about; empty if there are none.
pub fn remarks() -> AnyView {
    let (desk, words) = (desk(), words());
    let open = Memo::new(move |_| {
        desk.outcome.with(|outcome| {
            let remarks = outcome.findings.iter();
            let remarks = remarks.filter(|it| matches!(it.rule, Rule::OpenRemark { .. }));
            remarks.cloned().collect::<Vec<_>>()
        })
    });
    let drawn = Drawn::at_first();
    let view = move || {
        let count = open.with(Vec::len);
        let open = drawn.first(open.get());
        (count > 0).then(|| {
            view! {
                <div class="sp-group">
                    <h2 class="nl-heading nl-heading--level-2">{words.remarks()}</h2>
                    <ul class="sp-hits">{open.into_iter().map(remark).collect_view()}</ul>
                    <More drawn=drawn count=count/>
                </div>
            }
        })
    };
    view.into_any()
}

fn remark(finding: Finding) -> AnyView {
    let (desk, words) = (desk(), words());
    let about = finding.about;
    let (name, to, id) = desk.peek(|plan| {
        let to = Route::Plan(plan.id, spot_of(plan, about, "").place);
        (words.subject_title(plan, about), to, remark_id(plan, about))
    });
    let says = desk.peek(|plan| words.finding(plan, &finding).detail);
    let deal_with = move || {
        let change = Change::choosing(desk.peek(|plan| plan.id), "comments");
        desk.edit(change, |plan| acts::deal_with(plan, &finding));
        desk.say_undoable(words.remark_dealt_with().to_owned());
        device::focus(FINDINGS.to_owned());
    };
    view! {
        <li class="sp-hit">
            <span>{says}</span>
            <a
                class="utrecht-link utrecht-link--html-a sp-hit__where"
                href=to.fragment()
                on:click=go_to(desk, about, "")
            >
                {name}
            </a>
            <Button
                icon="ok"
                label=words.remark_deal_with()
                weight=Weight::Subtle
                id=id
                on_press=deal_with
            />
        </li>
    }
    .into_any()
}
