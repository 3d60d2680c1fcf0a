//! Small plans of which a figure, a sentence or a finding was wrong, each with what is right.

mod findings;
mod money;
mod participants;
mod readings;
