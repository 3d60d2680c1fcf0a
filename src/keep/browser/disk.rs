//! A file on disk that is kept up to date, if the browser allows it.

use wasm_bindgen::{JsCast, JsValue};

use super::{
    database::{Database, Store},
    js,
};
use crate::{
    exchange::checksum,
    plan::{Id, Plan},
};

/// A file that somebody chose.
#[derive(Debug, Clone)]
pub struct DiskFile {
    handle: JsValue,
    /// What it is called.
    pub name: String,
    /// When it was last changed as far as this page knows, and the mark of its text then.
    known: Option<(f64, String)>,
}

/// Why a file was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiskFault {
    /// Something else changed it; it stays as it is.
    Changed,
    /// The browser does not let this page write it, or no longer.
    NotAllowed,
    /// It is gone, or cannot be written.
    Failed,
}

fn fault(error: &JsValue) -> DiskFault {
    match js::error_name(error).as_str() {
        "NotAllowedError" | "SecurityError" => DiskFault::NotAllowed,
        _ => DiskFault::Failed,
    }
}

fn window() -> JsValue {
    web_sys::window().map_or(JsValue::UNDEFINED, JsValue::from)
}

/// Whether this browser can keep a file up to date.
#[must_use]
pub fn can_keep_files() -> bool {
    js::get(&window(), "showSaveFilePicker").is_function()
}

fn may_write() -> JsValue {
    js::object(&[("mode", "readwrite".into())])
}

impl DiskFile {
    /// Lets somebody choose a file; `None` if they choose nothing.
    pub async fn choose(name: &str) -> Option<Self> {
        let kinds = js_sys::Array::of1(&js::object(&[(
            "accept",
            js::object(&[(
                "application/json",
                js_sys::Array::of1(&".json".into()).into(),
            )]),
        )]));
        let options = js::object(&[("suggestedName", name.into()), ("types", kinds.into())]);
        let handle = js::wait_for(&window(), "showSaveFilePicker", &[options])
            .await
            .ok()?;
        Some(Self {
            name: js::get(&handle, "name").as_string().unwrap_or_default(),
            handle,
            known: None,
        })
    }

    /// The file that was chosen for this plan before.
    pub async fn of(plan: Id<Plan>) -> Option<Self> {
        let database = Database::open().await.ok()?;
        let kept = database.get(Store::Files, &plan.to_string()).await.ok()?;
        let handle = js::get(&kept, "handle");
        let modified = js::get(&kept, "modified").as_f64();
        handle.is_object().then(|| Self {
            name: js::get(&handle, "name").as_string().unwrap_or_default(),
            known: modified.zip(js::get(&kept, "mark").as_string()),
            handle,
        })
    }

    /// Remembers that this is the file of a plan.
    pub async fn remember(&self, plan: Id<Plan>) {
        let mut kept = vec![("handle", self.handle.clone())];
        if let Some((modified, mark)) = &self.known {
            kept.push(("modified", (*modified).into()));
            kept.push(("mark", mark.into()));
        }
        put(plan, Some(js::object(&kept))).await;
    }

    /// Forgets which file belongs to a plan; the file stays.
    pub async fn forget(plan: Id<Plan>) {
        put(plan, None).await;
    }

    /// Whether the page may write it without asking.
    pub async fn is_allowed(&self) -> bool {
        let asked = js::ask(&self.handle, "queryPermission", &[may_write()]).await;
        self.permits("queryPermission", asked)
    }

    /// Asks whether the page may write it; only after somebody pressed something.
    pub async fn ask_leave(&self) -> bool {
        let asked = js::wait_for(&self.handle, "requestPermission", &[may_write()]).await;
        self.permits("requestPermission", asked)
    }

    fn permits(&self, how: &str, answer: Result<JsValue, JsValue>) -> bool {
        // If the browser asks no such questions, files can be written.
        let asks = js::get(&self.handle, how).is_function();
        !asks || answer.is_ok_and(|answer| answer == "granted")
    }

    async fn stands(&self) -> Result<(f64, JsValue), JsValue> {
        let file = js::ask(&self.handle, "getFile", &[]).await?;
        let modified = js::get(&file, "lastModified").as_f64();
        Ok((modified.unwrap_or_default(), file))
    }

    /// What is in it now.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn read(&self) -> Result<String, DiskFault> {
        let (_, file) = self.stands().await.map_err(|error| fault(&error))?;
        text_of(&file).await
    }

    /// Writes a text in its place and reads it back, unless something else changed the file since
    /// this page last knew it. A slow disk may take its time.
    ///
    /// # Errors
    /// When it was not written; it is then as it was.
    pub async fn write(&mut self, text: &str) -> Result<(), DiskFault> {
        let (modified, file) = self.stands().await.map_err(|error| fault(&error))?;
        if let Some((then, mark)) = &self.known
            && modified.to_bits() != then.to_bits()
            && checksum(&[&text_of(&file).await?]) != *mark
        {
            return Err(DiskFault::Changed);
        }
        let written = async {
            let stream = js::wait_for(&self.handle, "createWritable", &[]).await?;
            js::wait_for(&stream, "write", &[text.into()]).await?;
            js::wait_for(&stream, "close", &[]).await
        };
        written.await.map_err(|error| fault(&error))?;
        let (modified, file) = self.stands().await.map_err(|error| fault(&error))?;
        if text_of(&file).await? != text {
            return Err(DiskFault::Failed);
        }
        self.known = Some((modified, checksum(&[text])));
        Ok(())
    }
}

async fn text_of(file: &JsValue) -> Result<String, DiskFault> {
    let text = js::ask(file, "text", &[]).await;
    let text = text.map_err(|error| fault(&error))?;
    text.dyn_into::<js_sys::JsString>()
        .map(String::from)
        .map_err(|_| DiskFault::Failed)
}

async fn put(plan: Id<Plan>, kept: Option<JsValue>) {
    if let Ok(database) = Database::open().await {
        // A file that is not remembered is asked for again.
        let _ = database
            .write(vec![(Store::Files, plan.to_string(), kept)])
            .await;
    }
}

/// Asks the browser not to clear its storage by itself; gives whether it agreed, if it answers.
pub async fn ask_to_stay() -> Option<bool> {
    storage("persist").await
}

/// Whether the browser agreed not to clear its storage by itself, if it answers.
pub async fn stays() -> Option<bool> {
    storage("persisted").await
}

async fn storage(what: &str) -> Option<bool> {
    let storage = js::get(&js::get(&window(), "navigator"), "storage");
    js::ask(&storage, what, &[]).await.ok()?.as_bool()
}
