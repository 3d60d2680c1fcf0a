//! What the page does and how to use it.

use leptos::prelude::*;

use crate::{
    app::{
        browser::device::MAIN,
        desk::words,
        going::route::Route,
        pages::plan::top::Top,
        parts::{FailureAlert, HelpTexts, Icon},
    },
    plan::Section,
};

/// The help page.
#[component]
pub fn Help() -> impl IntoView {
    let words = words();
    let keys = [
        (words.keys_go_to(), words.help_go_to()),
        (words.keys_undo(), words.help_undo()),
        (words.keys_redo(), words.help_redo()),
        (words.keys_save(), words.help_save()),
        (words.keys_find(), words.help_find()),
        (words.keys_move(), words.help_move()),
        (words.keys_bar(), words.help_bar()),
        (words.keys_close(), words.help_close()),
    ];
    let keys = keys.map(|(keys, act)| {
        view! {
            <tr class="utrecht-table__row">
                <th scope="row" class="utrecht-table__cell">
                    {keys}
                </th>
                <td class="utrecht-table__cell">{act}</td>
            </tr>
        }
    });
    let sections = Section::ALL.iter().map(move |section| {
        let about = words.about_section(*section);
        view! {
            <details class="sp-aid">
                <summary class="sp-aid__head">
                    <Icon name="unfold" class="sp-icon--small"/>
                    {about.name}
                </summary>
                <HelpTexts help=about/>
            </details>
        }
    });
    view! {
        <Top/>
        <main class="sp-start sp-roomy" id=MAIN tabindex="-1">
            <a class="sp-back" href=Route::Start.fragment()>
                <Icon name="back"/>
                {words.to_your_plans()}
            </a>
            <h1 class="nl-heading nl-heading--level-1">{words.help()}</h1>
            <p class="nl-paragraph nl-paragraph--lead sp-start__lead">{words.help_lead()}</p>
            <FailureAlert/>
            <Part head=words.help_begin()>
                <ol class="sp-steps">
                    <li>
                        <span>{words.help_begin_theme()}</span>
                    </li>
                    <li>
                        <span>{words.help_begin_measure()}</span>
                    </li>
                    <li>
                        <span>{words.help_begin_target()}</span>
                    </li>
                </ol>
                <p class="nl-paragraph">{words.help_begin_open()}</p>
            </Part>
            <Part head=words.help_sections()>{sections.collect_view()}</Part>
            <Part head=words.help_numbers()>
                <p class="nl-paragraph">{words.help_numbers_applications()}</p>
                <p class="nl-paragraph">{words.help_numbers_product()}</p>
                <p class="nl-paragraph">{words.help_numbers_overlap()}</p>
                <p class="nl-paragraph">{words.help_numbers_sure()}</p>
                <p class="nl-paragraph">{words.help_numbers_part()}</p>
                <p class="nl-paragraph">{words.help_numbers_other()}</p>
                <p class="nl-paragraph">{words.help_numbers_money()}</p>
                <p class="nl-paragraph">{words.help_numbers_readings()}</p>
            </Part>
            <Part head=words.help_grid()>
                <p class="nl-paragraph">{words.help_grid_type()}</p>
                <p class="nl-paragraph">{words.help_grid_leave()}</p>
                <p class="nl-paragraph">{words.help_grid_paste()}</p>
                <p class="nl-paragraph">{words.help_grid_sort()}</p>
                <p class="nl-paragraph">{words.help_grid_measure()}</p>
                <p class="nl-paragraph">{words.help_grid_years()}</p>
            </Part>
            <Part head=words.help_checks()>
                <p class="nl-paragraph">{words.help_checks_intro()}</p>
                <dl class="sp-help__list">
                    <dt>{words.severity_blocking()}</dt>
                    <dd>{words.help_checks_blocking()}</dd>
                    <dt>{words.severity_warning()}</dt>
                    <dd>{words.help_checks_warning()}</dd>
                    <dt>{words.severity_advice()}</dt>
                    <dd>{words.help_checks_advice()}</dd>
                </dl>
                <p class="nl-paragraph">{words.help_checks_not()}</p>
            </Part>
            <Part head=words.handing_in()>
                <p class="nl-paragraph">{words.help_handing_in()}</p>
            </Part>
            <Part head=words.help_files()>
                <p class="nl-paragraph">{words.help_files_saved()}</p>
                <p class="nl-paragraph">{words.help_files_download()}</p>
                <p class="nl-paragraph">{words.help_files_versions()}</p>
                <p class="nl-paragraph">{words.help_files_bin()}</p>
                <p class="nl-paragraph">{words.help_files_tabs()}</p>
                <p class="nl-paragraph">{words.help_files_open()}</p>
                <p class="nl-paragraph">{words.help_files_broken()}</p>
                <p class="nl-paragraph">{words.help_files_poster()}</p>
                <p class="nl-paragraph">{words.help_files_offline()}</p>
            </Part>
            <Part head=words.help_keys()>
                <table class="utrecht-table utrecht-table--html-table sp-table sp-table--ruled">
                    <caption class="sp-hidden">{words.help_keys()}</caption>
                    <tbody class="utrecht-table__body">{keys.into_iter().collect_view()}</tbody>
                </table>
                <p class="nl-paragraph">{words.help_keys_all()}</p>
            </Part>
            <Part head=words.help_privacy()>
                <p class="nl-paragraph">{words.help_privacy_nothing()}</p>
                <p class="nl-paragraph">
                    <a class="utrecht-link utrecht-link--html-a" href=Route::Device.fragment()>
                        {words.on_device()}
                    </a>
                </p>
                <p class="nl-paragraph">{words.help_privacy_people()}</p>
            </Part>
            <Part head=words.help_limits()>
                <p class="nl-paragraph">{words.help_limits_parts()}</p>
                <p class="nl-paragraph">{words.help_limits_together()}</p>
            </Part>
        </main>
    }
}

#[component]
fn Part(
    /// Its heading.
    head: &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="sp-group sp-help">
            <div class="sp-group__head">
                <h2 class="nl-heading nl-heading--level-2">{head}</h2>
            </div>
            {children()}
        </section>
    }
}
