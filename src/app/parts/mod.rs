//! The parts that pages are made of.

mod button;
mod chart;
mod field;
mod finding;
mod icon;
mod menu;
mod messages;
mod setaside;
mod smart;

pub use button::{Button, IconButton, Weight};
pub use chart::ParticipantsChart;
pub use field::{
    CheckField, Choice, Choose, Field, FieldError, SelectField, TextArea, TextField, Typed,
    TypedInput,
};
pub use finding::FindingItem;
pub use icon::Icon;
pub use menu::{Menu, MenuItem};
pub use messages::{ArrivingDialog, FailureAlert, NoticeBar, StorageBanner};
pub use setaside::SetAsideList;
pub use smart::{SmartLetters, missing_in_words};
