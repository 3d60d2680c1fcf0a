//! The whole plan as a text to read.
