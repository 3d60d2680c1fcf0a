//! What the user must know about other tabs with the same plan.

use leptos::prelude::*;

use super::{Button, Icon, Weight};
use crate::{
    app::{
        browser::{device, download::json},
        desk::{Role, desk, words},
        keeping::{keeping, tabs::LEFT_OVER},
    },
    exchange,
};

/// The message that another tab is writing this plan, as long as that is true.
#[component]
pub fn FollowBanner() -> impl IntoView {
    let (desk, keeping, words) = (desk(), keeping(), words());
    let role = Memo::new(move |_| desk.role.get());
    let banner = move |role: Role| {
        let (what, todo) = match role {
            Role::Outdated => (words.saved_later(), words.tab_outdated_todo()),
            Role::TakingOver => (words.tab_follows(), words.tab_taking_over()),
            _ => (words.tab_follows(), words.tab_follows_todo()),
        };
        let act = match role {
            Role::Outdated => Some(
                view! {
                    <Button
                        icon="replace"
                        label=words.reload_page()
                        on_press=|| {
                            // If the browser refuses, the page stays as it is.
                            let _ = window().location().reload();
                        }
                    />
                }
                .into_any(),
            ),
            Role::Follows => Some(
                view! {
                    <Button
                        icon="edit"
                        label=words.tab_take_over()
                        on_press=move || {
                            keeping.write_here();
                            device::keep_focus();
                        }
                    />
                }
                .into_any(),
            ),
            _ => None,
        };
        view! {
            <div
                class="utrecht-alert utrecht-alert--info sp-banner"
                role="region"
                aria-label=words.tab_banner()
            >
                <Icon name="info"/>
                <div class="utrecht-alert__content">
                    <p class="nl-paragraph">
                        <strong>{what}</strong>
                        " "
                        {todo}
                    </p>
                    <div class="sp-actions">{act}</div>
                </div>
            </div>
        }
    };
    move || {
        let role = role.get();
        (role != Role::Writes).then(|| banner(role))
    }
}

/// What this tab could not save before another one took over the plan, until the user has chosen.
#[component]
pub fn LeftOver() -> impl IntoView {
    let (keeping, words) = (keeping(), words());
    let save = move || {
        keeping.left_over.with_untracked(|plan| {
            if let Some(plan) = plan {
                let name = exchange::file_name(plan, device::today());
                keeping.saying.hand_over(name, json(&exchange::write(plan)));
            }
        });
    };
    let any = Memo::new(move |_| keeping.left_over.with(Option::is_some));
    move || {
        any.get().then(|| {
            view! {
                <div
                    class="utrecht-alert utrecht-alert--warning sp-left-over"
                    role="alert"
                    id=LEFT_OVER
                    tabindex="-1"
                >
                    <Icon name="warning"/>
                    <div class="utrecht-alert__content">
                        <p class="nl-paragraph">
                            <strong>{words.left_over()}</strong>
                            " "
                            {words.left_over_todo()}
                        </p>
                        <div class="sp-actions">
                            <Button
                                icon="copy"
                                label=words.left_over_open()
                                on_press=move || keeping.open_left_over()
                            />
                            <Button
                                icon="download"
                                label=words.download_now()
                                weight=Weight::Subtle
                                on_press=save
                            />
                            <Button
                                icon="delete"
                                label=words.left_over_discard()
                                weight=Weight::Subtle
                                on_press=move || keeping.left_over.set(None)
                            />
                        </div>
                    </div>
                </div>
            }
        })
    }
}
