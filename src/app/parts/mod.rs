//! The parts that pages are made of.

mod answers;
mod button;
mod chart;
mod choosing;
pub mod dropping;
mod field;
mod finding;
mod fixed;
mod form;
mod group;
mod icon;
mod item_list;
mod kept;
mod ledger;
mod many;
mod menu;
mod messages;
mod more;
mod newer;
mod open_file;
mod paste;
mod period;
mod phases;
mod points;
mod prose;
pub mod realised;
mod remarks;
mod rendered;
mod rows;
mod section_help;
mod setaside;
mod smart;
mod table_head;
mod tabs;
pub mod tasks;
pub mod threads;
mod typable;
pub mod units;

pub use answers::Answers;
pub use button::{Button, IconButton, Weight};
pub use chart::{ChartFrame, Level, printing, width_of};
pub use choosing::Titles;
pub use field::{
    CheckField, Choice, Choose, Field, FieldError, SelectField, TextField, Typed, TypedInput,
};
pub use finding::{EntryItem, FINDINGS, FindingItem, Unfolded, go_to};
pub use fixed::fix_fields;
pub(crate) use form::field;
pub use form::{Ask, Editable, Form, Lens, ask, named};
pub use group::group;
pub use icon::Icon;
pub use item_list::{ItemList, ListWords, Listing};
pub use kept::{BackupLine, FileBanner, disk_acts};
pub use ledger::{Asks, Entry, Ledger, Recorded, ledger, reading_in_short, with_day};
pub use many::Many;
pub use menu::{Menu, MenuItem};
pub use messages::{
    ArrivingDialog, ComingBar, FailureAlert, NoticeBar, StorageBanner, StorageUnread,
};
pub use more::{Drawn, More};
pub use newer::NewerVersion;
pub use open_file::OpenFile;
pub use paste::marked_up;
pub use period::{Controls, Periodic, period};
pub use phases::{Phases, phases};
pub use points::Points;
pub use prose::Prose;
pub use remarks::remarks;
pub use rendered::rendered;
pub use rows::{Row, RowsOf, rows};
pub use section_help::{HelpFold, HelpTexts};
pub use setaside::SetAsideList;
pub use smart::{SmartLetters, missing_in_words};
pub use table_head::{Column, table_head};
pub use tabs::{FollowBanner, LeftOver};
pub use typable::{Share, Typable};
