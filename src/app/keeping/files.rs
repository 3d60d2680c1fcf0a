//! Files in and out: opening, downloading, the example.

use gloo_file::{Blob, File, ObjectUrl, futures::read_as_bytes};
use gloo_timers::callback::Timeout;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlAnchorElement;

use crate::{
    app::{
        browser::device,
        desk::{Desk, Failure, new_id},
        going::{
            navigation,
            route::{Place, Route},
        },
        keeping::saving::Saved,
    },
    exchange::{self, Unreadable},
    plan::{Kind, Plan},
};

/// The example plan that was published and is true to its source, gaps included.
pub const PUBLISHED: &str = "examples/metalektro-2014-2016.json";
/// The example plan that is invented and complete.
pub const INVENTED: &str = "examples/decorbouw-2027-2028.json";
/// How long a browser may take to begin a download, in milliseconds.
const DOWNLOAD_BEGINS: u32 = 60_000;

impl Desk {
    /// Starts an empty plan, and goes to this part of it.
    pub fn start(self, kind: Kind, place: Place) {
        let language = self.language.get_untracked();
        self.adopt(Plan::new(new_id(), kind, language), place);
    }

    /// Takes a plan in hand and shows it; it is saved once it is shown.
    pub fn adopt(self, plan: Plan, place: Place) {
        let id = plan.id;
        self.take(plan, None);
        self.saved.set(Saved::NotYet);
        navigation::go(Route::Plan(id, place));
    }

    /// Opens a file that somebody chose or dropped: a plan, or all of somebody's plans. Its first
    /// line says which, so that neither is read before its size is known to be right.
    pub fn open_file(self, file: File) {
        spawn_local(async move {
            let start = read_as_bytes(&file.slice(0, 200)).await;
            let start = start.unwrap_or_default();
            if exchange::is_of_all(&String::from_utf8_lossy(&start)) {
                self.open_all(file);
            } else {
                self.read_file(file, Box::new(move |plan| self.arrive(plan)));
            }
        });
    }

    /// Reads the plan in a file that somebody chose.
    pub fn read_file(self, file: File, then: Box<dyn FnOnce(Plan)>) {
        self.read_bytes(
            file,
            exchange::MOST_BYTES,
            Box::new(move |name, bytes| self.read_plan(name, &bytes, then)),
        );
    }

    /// Reads the bytes of a file that somebody chose, if there are not too many of them.
    pub fn read_bytes(self, file: File, most: u64, then: Box<dyn FnOnce(String, Vec<u8>)>) {
        let name = file.name();
        let bytes = file.size();
        if bytes > most {
            return self.refuse(name, &Unreadable::TooLarge { bytes, most });
        }
        spawn_local(async move {
            match read_as_bytes(&file).await {
                Ok(bytes) => then(name, bytes),
                Err(_) => self.fail(
                    name,
                    self.words().file_unread(),
                    self.words().file_unread_todo(),
                ),
            }
        });
    }

    /// Opens an example plan of this address.
    pub fn open_example(self, example: &'static str) {
        spawn_local(async move {
            match fetch(example).await {
                Some(bytes) => {
                    let arrive = Box::new(move |plan| self.arrive(plan));
                    self.read_plan(example.to_owned(), &bytes, arrive);
                }
                None => self.fail(
                    example.to_owned(),
                    self.words().example_missing(),
                    self.words().example_missing_todo(),
                ),
            }
        });
    }

    fn read_plan(self, name: String, bytes: &[u8], then: Box<dyn FnOnce(Plan)>) {
        match exchange::read_bytes(bytes) {
            Ok(plan) => {
                self.failure.set(None);
                then(plan);
            }
            Err(error) => self.refuse(name, &error),
        }
    }

    /// Takes in a plan from a file; asks when another version of it is already here.
    fn arrive(self, plan: Plan) {
        match self.find(plan.id) {
            None => self.adopt(plan, Place::MEASURES),
            Some(here) if here == plan => {
                navigation::go(Route::Plan(plan.id, Place::MEASURES));
            }
            Some(_) => self.arriving.set(Some(plan)),
        }
    }

    /// Opens a plan next to the version that is already here.
    pub fn arrive_as_copy(self, mut plan: Plan) {
        self.arriving.set(None);
        plan.id = new_id();
        plan.title = self.words().copy_of(&plan.title);
        self.adopt(plan, Place::MEASURES);
    }

    /// Puts a plan in the place of the version that is already here, which can be taken back.
    pub fn arrive_instead(self, plan: Plan) {
        self.arriving.set(None);
        let id = plan.id;
        if self.open(id) && self.replace(plan) {
            self.say_undoable(self.words().plan_replaced().to_owned());
        }
        navigation::go(Route::Plan(id, Place::MEASURES));
    }

    /// Says why a file cannot be opened.
    pub fn refuse(self, name: String, error: &Unreadable) {
        let message = self.words().unreadable(error);
        self.failure.set(Some(Failure {
            name,
            what: message.what,
            todo: message.todo,
        }));
        device::focus("failure".to_owned());
    }

    /// Says what went wrong with something, and what to do.
    pub fn fail(self, name: String, what: &str, todo: &str) {
        let (what, todo) = (what.to_owned(), todo.to_owned());
        self.failure.set(Some(Failure { name, what, todo }));
        device::focus("failure".to_owned());
    }

    /// Downloads the plan in hand.
    pub fn download(self) {
        self.save_now();
        let plan = self.peek(exchange::stamp);
        let name = exchange::file_name(&plan, device::today());
        if download(&name, &exchange::write(&plan)) {
            self.written(&plan);
            self.say(self.words().downloaded_as(name), None);
        } else {
            self.not_handed_over(name);
        }
    }

    /// Has the browser download something made from the plan, and says under which name.
    pub fn hand_over(self, name: &str, content: Blob) {
        if download_blob(name, content) {
            self.say(self.words().downloaded_as(name), None);
        } else {
            self.not_handed_over(name.to_owned());
        }
    }

    /// Says that a file could not be made or downloaded.
    pub fn not_handed_over(self, name: String) {
        self.fail(
            name,
            self.words().download_failed(),
            self.words().download_failed_todo(),
        );
    }
}

/// Has the browser download a text as a file; false when it refuses.
pub fn download(name: &str, text: &str) -> bool {
    download_blob(name, Blob::new_with_options(text, Some("application/json")))
}

fn download_blob(name: &str, content: Blob) -> bool {
    let url = ObjectUrl::from(content);
    let Ok(Ok(link)) = document()
        .create_element("a")
        .map(JsCast::dyn_into::<HtmlAnchorElement>)
    else {
        return false;
    };
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(DOWNLOAD_BEGINS, move || drop(url)).forget();
    true
}

async fn fetch(address: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(window().fetch_with_str(address))
        .await
        .ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
