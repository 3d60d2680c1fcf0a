//! Files of legal size that cost whoever reads them the most, one function for each kind.

use std::fmt::Write as _;

/// A kind of file.
pub struct Kind {
    /// What is in it.
    pub name: &'static str,
    /// How many of that fit into the largest file, or into the bounds of a plan.
    pub whole: usize,
    /// Writes the file with this many.
    pub write: fn(usize) -> String,
}

/// All kinds: those that no plan is like, those at the edge of what opens, files of all plans.
pub const KINDS: &[Kind] = &[
    kind("zeros in place of measures", 9_990_000, |n| {
        plan(&list("measures", n, |_| "0".into()))
    }),
    kind("empty items", 6_600_000, |n| {
        plan(&list("themes", n, |_| "{}".into()))
    }),
    kind("items of one id", 400_000, |n| {
        plan(&list("themes", n, |_| with_id(2, "")))
    }),
    kind("themes", 400_000, |n| {
        plan(&list("themes", n, |at| with_id(at, "")))
    }),
    kind("ids in one measure", 400_000, |n| {
        plan(&format!(
            "\"measures\":[{}]",
            with_id(2, &list("target_groups", n, quoted_id))
        ))
    }),
    kind("targets of one measure", 190_000, |n| {
        let target = |at| with_id(at + 9, &format!("\"measure\":{}", quoted_id(1)));
        plan(&format!(
            "{},{}",
            list("measures", 1, |_| with_id(1, "")),
            list("targets", n, target)
        ))
    }),
    kind("letters of a title", 19_900_000, |n| {
        plan(&text("title", n))
    }),
    kind("letters of a text", 19_900_000, |n| {
        plan(&text("mission", n))
    }),
    kind("zeros within an item", 9_900_000, |n| {
        plan(&format!(
            "\"measures\":[{}]",
            with_id(2, &list("sub_aims", n, |_| "0".into()))
        ))
    }),
    kind("remarks on one item", 6_000_000, |n| {
        plan(&format!(
            "\"comments\":{{{}:[{}]}}",
            quoted_id(1),
            many(n, |_| "{}".into())
        ))
    }),
    kind("earlier revisions", 500_000, |n| {
        plan(&format!(
            "\"lineage\":{{{}}}",
            list("parents", n, quoted_id)
        ))
    }),
    kind("fields of a later version", 1_400_000, |n| {
        plan(&many(n, |at| format!("\"x{at}\":0")))
    }),
    kind("fields of a later version in an item", 1_400_000, |n| {
        plan(&list("goals", 1, |_| {
            with_id(2, &many(n, |at| format!("\"x{at}\":0")))
        }))
    }),
    kind("lists in lists", 9_900_000, |n| {
        plan(&format!("\"later\":{}{}", "[".repeat(n), "]".repeat(n)))
    }),
    kind("odd keys of remarks", 850_000, |n| {
        plan(&odd_keys("comments", n, "[]"))
    }),
    kind("odd keys of translations", 850_000, |n| {
        plan(&odd_keys("translations", n, "{}"))
    }),
    kind("odd keys of what is private", 850_000, |n| {
        plan(&odd_keys("private", n, "{}"))
    }),
    kind("odd keys of overlaps", 850_000, |n| {
        plan(&list("targets", 1, |_| {
            with_id(2, &odd_keys("overlaps", n, "\"1\""))
        }))
    }),
    kind("waivers that are none", 9_000_000, |n| {
        plan(&list("waivers", n, |_| "0".into()))
    }),
    kind("amounts beyond counting", 250_000, |n| {
        let amounts = [
            "1e400",
            "9223372036854775807",
            "-9223372036854775808",
            "\"1e9999\"",
        ];
        let line = |at| with_id(at, &format!("\"amount\":{}", amounts[at % amounts.len()]));
        plan(&list("cost_lines", n, line))
    }),
    // At the edge of what opens.
    kind("pieces in every list, as many as open", 10_000, |n| {
        let lists = LISTS.map(|name| list(name, n, |_| "0".into()));
        plan(&lists.join(","))
    }),
    kind("measures, as many as open", 10_000, |n| {
        let measure = |at| {
            with_id(
                at,
                &format!("\"code\":\"{at}\",\"title\":\"Maatregel {at}\""),
            )
        };
        plan(&list("measures", n, measure))
    }),
    kind("measures without a title, as many as open", 10_000, |n| {
        plan(&list("measures", n, |at| with_id(at, "")))
    }),
    kind("targets of one measure, as many as open", 10_000, |n| {
        let target = |at| {
            let fields = format!(
                "\"measure\":{},\"quantity\":\"{at}\",\"unit\":\"participant\",\"people\":\"each\"",
                quoted_id(1)
            );
            with_id(at + 9, &fields)
        };
        plan(&format!(
            "{},{}",
            list("measures", 1, |_| with_id(1, "")),
            list("targets", n, target)
        ))
    }),
    kind("themes, as many as open", 10_000, |n| {
        plan(&list("themes", n, |at| with_id(at, "")))
    }),
    kind("cost lines, as many as open", 10_000, |n| {
        let line = |at| {
            with_id(
                at,
                &format!("\"description\":\"regel {at}\",\"quantity\":\"{at}\",\"amount\":{at}"),
            )
        };
        plan(&list("cost_lines", n, line))
    }),
    kind(
        "target groups of 20 measures, as many as open",
        10_000,
        |n| {
            let groups = list("target_groups", n, |at| with_id(at, ""));
            let measure = |at| with_id(at + 1_000_000, &list("target_groups", n, quoted_id));
            plan(&format!("{groups},{}", list("measures", 20, measure)))
        },
    ),
    kind("overlaps of all targets, as many as open", 600, |n| {
        let overlaps = |of| {
            let entries = many(n, |at| format!("{}:\"1\"", quoted_id(at + 9)));
            let fields =
                format!("\"people\":\"each\",\"quantity\":\"{of}\",\"overlaps\":{{{entries}}}");
            with_id(of + 9, &fields)
        };
        plan(&list("targets", n, overlaps))
    }),
    kind(
        "activities after one another, as many as open",
        10_000,
        |n| {
            let activity =
                |at: usize| with_id(at + 9, &list("depends_on", 1, |_| quoted_id(at + 8)));
            plan(&list("activities", n, activity))
        },
    ),
    kind("remarks, as many as open", 10_000, |n| {
        let remarks = many(n, |at| with_id(at, "\"text\":\"?\""));
        plan(&format!("\"comments\":{{{}:[{remarks}]}}", quoted_id(1)))
    }),
    kind("odd keys, as many as open", 9_999, |n| {
        plan(&odd_keys("comments", n, "[]"))
    }),
    kind("titles as long as open", 99, |n| {
        plan(&list("measures", n, |at| {
            with_id(at, &text("title", 10_000))
        }))
    }),
    kind("texts as long as open", 9, |n| {
        plan(&list("measures", n, |at| {
            with_id(at, &text("aim", 2_000_000))
        }))
    }),
    kind("60 levels of fields of a later version", 7_000, |n| {
        let deep = format!("\"later\":{}0{}", "[".repeat(60), "]".repeat(60));
        plan(&list("measures", n, |at| with_id(at, &deep)))
    }),
    // Files of all plans.
    kind("beginnings of lines, all plans", 1_000_000, |n| {
        all_plans(n, "{\"checksum\":\"")
    }),
    kind("damaged lines, all plans", 100_000, |n| {
        all_plans(
            n,
            "{\"checksum\":\"0\",\"of\":{\"format\":{\"name\":\"sectorplan\"}}},",
        )
    }),
];

/// Every list of a plan.
const LISTS: [&str; 26] = [
    "related_plans",
    "parties",
    "regions",
    "target_groups",
    "facts",
    "series",
    "bottlenecks",
    "goals",
    "indicators",
    "themes",
    "measures",
    "targets",
    "activities",
    "cost_lines",
    "rates",
    "funding",
    "stated",
    "interventions",
    "pilots",
    "factors",
    "evidence",
    "research",
    "realisations",
    "attachments",
    "practice_cases",
    "assignments",
];

const fn kind(name: &'static str, whole: usize, write: fn(usize) -> String) -> Kind {
    Kind { name, whole, write }
}

fn plan(fields: &str) -> String {
    let format = "\"format\":{\"name\":\"sectorplan\",\"major\":1,\"minor\":1}";
    format!("{{{format},\"id\":{},{fields}}}", quoted_id(7))
}

fn quoted_id(number: usize) -> String {
    format!("\"{number:032x}\"")
}

fn with_id(number: usize, fields: &str) -> String {
    let comma = if fields.is_empty() { "" } else { "," };
    format!("{{\"id\":{}{comma}{fields}}}", quoted_id(number))
}

/// So many of these, each with its number from 1, with commas between them.
fn many(count: usize, one: impl Fn(usize) -> String) -> String {
    let mut all = String::new();
    for at in 1..=count {
        let comma = if at == 1 { "" } else { "," };
        let _ = write!(all, "{comma}{}", one(at));
    }
    all
}

fn list(name: &str, count: usize, one: impl Fn(usize) -> String) -> String {
    format!("\"{name}\":[{}]", many(count, one))
}

/// A text without a space.
fn text(name: &str, letters: usize) -> String {
    format!("\"{name}\":\"{}\"", "a".repeat(letters))
}

fn odd_keys(map: &str, count: usize, value: &str) -> String {
    let entries = many(count, |at| format!("\"__proto__{at}\":{value}"));
    format!("\"{map}\":{{\"__proto__\":{value},{entries}}}")
}

fn all_plans(lines: usize, line: &str) -> String {
    let lines = vec![line; lines].join("\n");
    format!(
        "{{\"format\":{{\"name\":\"sectorplan-plans\",\"major\":1}},\n\"plans\":[\n{lines}\n]}}\n"
    )
}
