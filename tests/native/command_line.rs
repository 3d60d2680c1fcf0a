//! The program at a command line, run as by a person or another program.
#![expect(
    clippy::unwrap_used,
    reason = "a program that cannot be run has failed its test"
)]

use std::{
    fs,
    io::{Read, Write},
    path::Path,
    process::{Command, Stdio},
};

use sectorplan::exchange;
use serde_json::{Value, json};

const EXAMPLE: &str = "public/examples/metalektro-2014-2016.json";

/// The result of a run.
pub struct Run {
    pub exit: i32,
    pub out: String,
    pub err: String,
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sectorplan"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "nl_NL.UTF-8");
    command
}

pub fn run(arguments: &[&str]) -> Run {
    run_with(arguments, b"")
}

pub fn run_with(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = program(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may end without having read all of it.
    drop(child.stdin.take().unwrap().write_all(input));
    let output = child.wait_with_output().unwrap();
    Run {
        exit: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap()
}

/// Every name in an object, sorted.
fn names(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn figures_are_those_of_the_page() {
    let run = run(&["figures", EXAMPLE]);
    assert_eq!((run.exit, run.err.as_str()), (0, ""));
    for line in [
        "    2.411              2.411  Het hele plan",
        "      300                300    Thema 5, Van werk naar werk",
        "      160                160      8 ",
        "€\u{a0}6.475.973,00  Subsidie (32,46%)",
    ] {
        assert!(run.out.contains(line), "{line}\n{}", run.out);
    }
}

#[test]
fn english_is_asked_for_or_comes_with_the_machine() {
    let asked = run(&["figures", "--lang", "en", EXAMPLE]);
    assert!(asked.out.contains("2,411"), "{}", asked.out);
    let machine = program(&["figures", EXAMPLE])
        .env("LC_ALL", "en_GB.UTF-8")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(machine.stdout).unwrap(), asked.out);
}

#[test]
fn figures_for_another_program_have_these_names() {
    let answer = json(&run(&["figures", "--json", EXAMPLE]));
    assert_eq!(answer["report"], "figures");
    assert_eq!(answer["version"], 1);
    let plan = &answer["files"][0]["plan"];
    assert_eq!(
        names(plan),
        [
            "breakdown",
            "decision",
            "id",
            "measures",
            "money",
            "participants",
            "progress",
            "set_aside",
            "stated",
            "stated_money",
            "submitted",
            "targets",
            "themes",
            "title",
            "totals"
        ]
    );
    assert_eq!(
        plan["participants"],
        json!({
            "applications": 2411,
            "at_least": false,
            "approximate": false,
            "people": 2411,
            "lower_bound": false,
            "at_most": false,
            "fewest": 1458,
        })
    );
    assert_eq!(plan["stated_money"]["costs"], 1_995_280_300_u64);
    assert_eq!(plan["stated_money"]["grant_share"], "32.46");
    let eighth = &plan["measures"][8];
    assert_eq!(
        names(eighth),
        [
            "code",
            "id",
            "participants",
            "share",
            "targets",
            "theme",
            "title"
        ]
    );
    assert_eq!(
        (&eighth["code"], &eighth["targets"][0]["people"]),
        (&json!("8"), &json!(160))
    );
}

#[test]
fn money_is_added_up_where_it_is_broken_down() {
    let file = "public/examples/decorbouw-2027-2028.json";
    let text = run(&["figures", file]).out;
    for line in [
        "€\u{a0}3.481.442,00  Subsidiabele kosten",
        "€\u{a0}0,00  Nog niet gedekt",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let answer = json(&run(&["figures", "--json", file]));
    let money = &answer["files"][0]["plan"]["money"];
    assert_eq!(money["grant"], 174_072_100);
    assert_eq!(money["gap"], 0);
    // The first measure, added up by hand from its eleven lines.
    assert_eq!(money["measures"][0]["costs"], 34_263_000);
}

#[test]
fn findings_are_sentences_with_what_to_do() {
    let run = run(&["check", EXAMPLE]);
    assert_eq!((run.exit, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with(&format!(
        "{EXAMPLE}: Metalektro 2014–2016\nTe herstellen: 0."
    )));
    assert!(
        run.out
            .contains("- De looptijd is 2 jaar en een dag\n  De eerste en de laatste dag")
    );
}

#[test]
fn findings_for_another_program_have_these_names() {
    let answer = json(&run(&["check", "--json", "--lang", "en", EXAMPLE]));
    assert_eq!(answer["report"], "check");
    let plan = &answer["files"][0]["plan"];
    assert_eq!(
        names(plan),
        ["counts", "findings", "id", "set_aside", "title"]
    );
    assert_eq!(
        names(&plan["counts"]),
        ["advice", "blocking", "waived", "warning"]
    );
    let findings = plan["findings"].as_array().unwrap();
    let of = |code: &str| findings.iter().find(|found| found["code"] == code).unwrap();
    assert_eq!(
        *of("years_and_a_day"),
        json!({
            "code": "years_and_a_day",
            "severity": "warning",
            "subject": { "name": "the plan" },
            "field": "period",
            "waived": false,
            "sentence": "The term is 2 years and a day",
            "advice": "The first and the last day both count. If you mean whole years, the last day is 31 Aug 2016.",
        })
    );
    let undecided = of("executor_to_be_determined");
    assert_eq!(undecided["subject"]["list"], "measures");
    assert_eq!(undecided["subject"]["id"], undecided["measure"]);
}

#[test]
fn something_to_repair_is_exit_one() {
    let plan = r#"{"format":{"name":"sectorplan","major":1},"id":"00000000-0000-0000-0000-000000000001",
        "title":"P\u001b[31m","period":{"first":"2026-02-01","last":"2026-01-01"}}"#;
    let run = run_with(&["check", "-"], plan.as_bytes());
    assert_eq!(run.exit, 1);
    assert!(
        run.out
            .contains("Te herstellen (1)\n- Het plan: het einde ligt vóór het begin")
    );
    // Terminal control sequences are not passed on.
    assert!(
        run.out.starts_with("standaardinvoer: P\\u{1b}[31m\n"),
        "{}",
        run.out
    );
}

#[test]
fn an_unreadable_file_is_exit_two_and_the_others_are_still_told() {
    let run = run(&[
        "check",
        "tests/data/broken/empty.json",
        "no-such.json",
        "tests",
        EXAMPLE,
    ]);
    assert_eq!(run.exit, 2);
    assert!(run.out.contains("Metalektro 2014–2016"));
    let lines: Vec<&str> = run.err.lines().collect();
    assert_eq!(
        lines,
        [
            "tests/data/broken/empty.json: Dit bestand is leeg. Kies een ander bestand, of vraag de afzender om het opnieuw te sturen.",
            "no-such.json: Dit bestand bestaat niet. Controleer de naam en de map.",
            "tests: Dit is een map, geen bestand. Noem de bestanden in de map.",
        ]
    );
}

#[test]
fn an_unreadable_file_is_told_to_another_program_in_its_place() {
    let run = run(&["figures", "--json", "--lang", "en", "no-such.json", EXAMPLE]);
    assert_eq!((run.exit, run.err.as_str()), (2, ""));
    let answer = json(&run);
    assert_eq!(
        answer["files"][0],
        json!({
            "file": "no-such.json",
            "error": {
                "code": "cannot_read",
                "sentence": "This file does not exist.",
                "advice": "Check its name and its folder.",
            },
        })
    );
    assert_eq!(names(&answer["files"][1]), ["file", "plan"]);
}

#[test]
fn every_broken_file_ends_in_an_answer() {
    let mut seen = 0;
    for entry in
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/broken")).unwrap()
    {
        let path = entry.unwrap().path();
        let file = path.to_str().unwrap();
        let opens = exchange::read_bytes(&fs::read(&path).unwrap()).is_ok();
        for command in ["check", "figures"] {
            let text = run(&[command, file]);
            let answer = run(&[command, "--json", file]);
            assert_eq!(text.exit, answer.exit, "{file}");
            assert_eq!(opens, text.exit < 2, "{file}: {}", text.err);
            assert!((0..=2).contains(&text.exit), "{file}: {}", text.err);
            assert_eq!(text.out.is_empty(), !opens, "{file}");
            assert_eq!(text.err.is_empty(), opens, "{file}: {}", text.err);
            json(&answer);
        }
        seen += 1;
    }
    assert!(seen > 30);
}

#[test]
fn the_schema_is_the_one_that_is_published() {
    let run = run(&["schema"]);
    assert_eq!(run.exit, 0);
    let published = fs::read_to_string("public/schema/sectorplan-1.json").unwrap();
    let published: Value = serde_json::from_str(&published).unwrap();
    assert_eq!(json(&run), published);
}

#[test]
fn help_and_version_are_answers_and_misuse_is_exit_two() {
    let help = run(&["--help"]);
    assert_eq!(help.exit, 0);
    assert!(help.out.contains("sectorplan check BESTAND…"));
    let version = run(&["--version"]);
    assert_eq!(
        version.out,
        concat!("sectorplan ", env!("CARGO_PKG_VERSION"), "\n")
    );
    let misuse = run(&["chekc", EXAMPLE]);
    assert_eq!((misuse.exit, misuse.out.as_str()), (2, ""));
    assert_eq!(
        misuse.err,
        "De opdracht ‘chekc’ bestaat niet. Zie sectorplan --help.\n"
    );
}

#[test]
fn a_reader_that_leaves_early_is_no_accident() {
    let mut child = program(&["schema"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The schema is larger than a pipe's buffer, so writing it runs into the closed end.
    drop(child.stdout.take());
    let mut complaint = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut complaint)
        .unwrap();
    assert_eq!(
        (child.wait().unwrap().code(), complaint.as_str()),
        (Some(0), "")
    );
}

#[test]
fn what_was_found_counts_also_for_a_reader_that_leaves_early() {
    // A code for each measure twice: more findings than a pipe holds, and something to repair.
    let measure = |number: u32| {
        json!({
            "id": format!("c0000000-0000-4000-8000-{number:012}"),
            "code": (number % 1_000).to_string(),
            "period": { "first": "2028-01-01", "last": "2027-01-01" },
        })
    };
    let plan = plan_with(json!((1..=2_000).map(measure).collect::<Vec<Value>>()));
    for form in [&["check", "-"][..], &["check", "--json", "-"]] {
        assert_eq!(run_with(form, plan.as_bytes()).exit, 1, "{form:?}");
        let mut child = program(form)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = child.stdout.take().unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(plan.as_bytes())
            .unwrap();
        out.read_exact(&mut [0; 10]).unwrap();
        drop(out);
        let ended = child.wait_with_output().unwrap();
        assert_eq!(
            (ended.status.code(), ended.stderr.len()),
            (Some(1), 0),
            "{form:?}"
        );
    }
}

/// A plan of these measures, as a file.
fn plan_with(measures: Value) -> String {
    let plan = json!({
        "format": { "name": "sectorplan", "major": 1 },
        "id": "00000000-0000-4000-8000-000000000001",
        "title": "T\r\nOK: alles goed",
        "measures": measures,
    });
    plan.to_string()
}

#[test]
fn a_plan_says_nothing_on_a_line_of_its_own() {
    const HIDDEN: &str = "a\u{202e}b\u{2066}c\u{200b}d\u{1b}[2J\u{85}e\u{2028}f\r\nOK: alles goed";
    let measure = |number: u32| {
        json!({
            "id": format!("c0000000-0000-4000-8000-{number:012}"),
            "code": HIDDEN,
            "title": HIDDEN,
        })
    };
    let mut measures: Vec<Value> = (1..=4).map(measure).collect();
    measures.push(json!({ "id": HIDDEN, HIDDEN: 1 }));
    let plan = plan_with(json!(measures));
    let seen = |text: &str, of: &str| {
        assert!(
            !text.lines().any(|line| line.starts_with("OK")),
            "{of}: {text}"
        );
        let moves = |letter: char| {
            let turns = matches!(letter, '\u{200b}' | '\u{202e}' | '\u{2028}' | '\u{2066}');
            turns || letter != '\n' && letter.is_control()
        };
        assert!(!text.contains(moves), "{of}: {text:?}");
    };
    for command in ["check", "figures"] {
        let told = run_with(&[command, "-"], plan.as_bytes());
        seen(&told.out, command);
        assert!(told.out.contains("T\\r\\nOK: alles goed"), "{}", told.out);
        let named = run(&[command, HIDDEN]);
        assert_eq!(named.exit, 2);
        seen(&named.err, command);
    }
    seen(&run(&[HIDDEN]).err, "a command");
    seen(&run(&["check", &format!("--{HIDDEN}")]).err, "an option");
}

#[test]
fn check_says_first_what_was_set_aside_and_once_what_holds_for_many() {
    let measure = |number: u32| {
        json!({
            "id": format!("c0000000-0000-4000-8000-{number:012}"),
            "code": number.to_string(),
            "title": format!("Measure {number}"),
        })
    };
    let mut measures: Vec<Value> = (1..=4).map(measure).collect();
    measures.push(json!({ "id": "none" }));
    let plan = json!({
        "format": { "name": "sectorplan", "major": 1 },
        "id": "00000000-0000-4000-8000-000000000001",
        "measures": measures,
    });
    let run = run_with(&["check", "--lang", "en", "-"], plan.to_string().as_bytes());
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(lines[1].contains("cannot be read"), "{}", run.out);
    let many = "- 4 measures name no executing party";
    assert_eq!(lines.iter().filter(|line| **line == many).count(), 1);
    for number in 1..=4 {
        let item = format!("  - Measure {number}");
        assert!(lines.contains(&item.as_str()), "{}", run.out);
    }
    assert!(!run.out.contains("Measure 1 names nobody"), "{}", run.out);
}
