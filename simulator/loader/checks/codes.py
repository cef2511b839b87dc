"""What each code of a check means; `hotwash explain CODE` prints it."""

from simulator.loader.diagnostics import register

register(
    {
        "E107": (
            "A file beside the scenario cannot be read",
            (
                "A scenario names files such as runbooks/rollback.md by their place in its own folder. A name that leads out of that folder, or to nothing, is refused."
            ),
        ),
        "E110": (
            "A calendar that cannot be read",
            (
                "A roster's calendar is a plain iCalendar file of up to 2 MiB: entries with a beginning, an end, and somebody's name. "
                "It repeats by the hour, day, week, month or year, in a time zone with an IANA name; what could go on without end is refused."
            ),
        ),
        "E301": (
            "A name names nothing",
            "Everything that is named must be defined in the scenario or in its standard, letter by letter.",
        ),
        "E302": (
            "Two things have one name",
            (
                "Names are unique across a scenario, so that a condition, a citation or a command may name a thing without saying what kind of thing it is."
            ),
        ),
        "E401": (
            "Neither on time nor on a condition",
            "What happens by itself happens at a time (at) or when a condition begins to hold (when): one of the two.",
        ),
        "E402": (
            "A move that says too little",
            (
                "A move pushes a signal to a value (to) or by an amount (by). Sawtooth and waves need their period (every), ramps and spikes their length (over)."
            ),
        ),
        "E403": (
            "A remedy that changes nothing",
            (
                "A remedy ends faults, moves signals, does harm, starts faults, keeps or destroys evidence, or stops an event that happens unless it has finished. One that does none of these teaches nothing."
            ),
        ),
        "E404": (
            "Somebody who is never there",
            "A shift needs a time zone that exists, a roster somebody on call.",
        ),
        "E405": ("Slices that are not the whole", "The shares of a dimension's values add up to 100%."),
        "E406": (
            "A severity the rubric does not give",
            (
                "The answer key's severity follows from the standard's rubric: at first from what the incident's measures reach under its faults, later from what has been counted or measured by then. A count may give the first word if it can come so far before that word is due."
            ),
        ),
        "E407": (
            "An alert that can never fire",
            "Neither the signal's own swing and noise nor any fault or side effect carries it beyond the limit.",
        ),
        "E408": (
            "Too late, or never begun",
            "What comes after ENDEX is never seen, and a fault that begins on demand must be started by something.",
        ),
        "E409": ("What is never reached", "Its condition cannot hold at any moment of the exercise."),
        "E410": (
            "A fact nobody could know",
            "Each fact of the answer key names the evidence that reveals it.",
        ),
        "E411": (
            "A key that cannot be met",
            "The best remedies and the stability watch take longer than the exercise lasts, or nothing is ever over.",
        ),
        "E412": (
            "The model answer does not reach 97 points",
            (
                "It is planned from the key and the standard and played on twenty seeds. What it loses nobody can win: the judgement named is where the scenario, its key and the standard disagree."
            ),
        ),
        "E413": (
            "An alert of noise that says too little",
            (
                "A duplicate names the alert it is a copy of (of). One that comes again needs the time from one firing to the next (every), longer than it lasts."
            ),
        ),
        "E414": (
            "A standard that does not hold together",
            (
                "A clock has time to be kept in and does not wait for itself, a message has a channel, the weights are 100 together, and the ratings stand best first."
            ),
        ),
        "E415": (
            "A letter that cannot be written",
            (
                "Each message type is framed by a template: the one it names, else the one of its own name, else any. It must be there, have a place for every field of the type, and name nothing the type does not have. A house's own templates lie in messages/ beside its standard."
            ),
        ),
        "E416": (
            "A watch that cannot be kept",
            (
                "A line of a roster says from when (from) and to when (to, or for how long: lasts), in a time zone that exists, who has it (primary), and a turn is a number of whole days (every)."
            ),
        ),
        "E420": (
            "A step that cannot be reached",
            (
                "A step of a lesson is passed by doing something, or by something that reaches a seat. What no seat sees (a fault, a signal) or what cannot come about within the lesson would hold it up for ever."
            ),
        ),
        "E421": (
            "A target that no screen has",
            (
                "A step looks at a view (inbox, metrics, runbook), at a verb (classify), or at a field of one (classify.severity, message.scope); whatever is filled in already is a field of that verb."
            ),
        ),
        "E422": (
            "A lesson that cannot be walked",
            (
                "The last hint of a step is what one would type, a line for each act. The lesson is played by doing exactly that, and each step must then be passed."
            ),
        ),
        "E423": (
            "Half a lesson",
            (
                "A lesson teaches at least one skill by the critical tasks in which it shows, has steps that say one thing each, and gives three hints to each: where to look, what to do, and the answer."
            ),
        ),
        "E424": (
            "A twin that cannot be passed",
            (
                "What a twin must show whatever else it earns (needs) is a clock or a judgement of a task that the lesson teaches. The model answer must show it before the twin ends."
            ),
        ),
        "W501": ("A single point of failure", "Whoever backs up should be somebody else."),
        "W502": (
            "A limit within the noise",
            "On a day on which nothing is wrong the signal strays beyond this limit by chance, so the alert cries wolf.",
        ),
        "W504": (
            "A letter nobody sends",
            "A template beside a standard that frames none of its message types; most often its name, or the type's, is misspelt.",
        ),
        "W505": (
            "A duty to report that comes to nothing",
            "A rule that does not apply on the exercise's own day starts no clock, and counsel is owed a notice only if the key says that counsel must hear (tell).",
        ),
        "W506": (
            "A secret no channel can leak",
            "A secret is planted so that somebody comes across it and keeps it. One that no text shows, or that every channel may carry, tries nobody.",
        ),
        "W507": (
            "A red herring that cannot be ruled out",
            (
                "A wrong suggestion names what speaks against it (against), and a report that misleads is filed under a service that can be looked at (owner). What nobody could see through is a trap, and no exercise."
            ),
        ),
        "W508": (
            "An alert without a runbook",
            "Whoever is woken should find the first steps beside the alert: runbook names a file under runbooks.",
        ),
        "W509": (
            "Something that could be real",
            (
                "E-mail addresses end in .example, .test, .invalid or example.com, .net, .org, which belong to nobody (RFC 2606). Addresses of machines are 192.0.2.x, 198.51.100.x, 203.0.113.x (RFC 5737), or private ones. A player under pressure may try what stands there."
            ),
        ),
        "W510": (
            "An alert that does not say what was read",
            "One format for alerts: the summary says what is measured, its value as it fires ({value}) and the limit, so that it can be judged before anything is opened.",
        ),
        "W511": (
            "A place that nothing fills",
            "In an alert or a log line {value} is the signal as it was read; {person.x}, {host.x}, {customer.x} and {secret.x} are names of the cast. Any other word in braces stays as it is, and the players read it so.",
        ),
        "W512": (
            "A severity the key never comes to",
            "Something that carries a measure can come beyond the limit of a worse severity, be it through what the team does, and the key has no severity for that: whoever then says what the rubric says would be judged wrong. The line to add stands beside the problem; it costs nothing where it never comes true.",
        ),
        "W513": (
            "A label that does not fit the schema",
            "Whoever sorts and routes alerts relies on their labels. The standard says which there are, which every alert must carry, and what may stand there (alert_labels); an alert has some of them by itself, such as its service and the team behind it, and carries the others under labels.",
        ),
        "W503": (
            "A task of another capability",
            "An objective tries one capability through its critical tasks; this task is another one's, and would be rated under the wrong name.",
        ),
        "A601": (
            "Nobody is on call",
            (
                "There are minutes in which an alert rings no telephone of the team. Twice a year clocks change, and not on the same day everywhere: a team that follows the sun loses an hour then."
            ),
        ),
        "A602": (
            "Too short a handover",
            "Who takes over comes so late that the two are not both there for as long as the organisation asks for (handover:).",
        ),
        "A603": (
            "The backup is the primary",
            "When the primary does not answer, the same telephone rings again.",
        ),
        "A604": (
            "One person is every backup",
            "Who backs up everybody is never on holiday, never ill, and never asleep. A team by itself is looked at if it has several primaries.",
        ),
        "A605": (
            "A service nobody owns",
            "It names no team, or one that is not there, or not there any more. Its alerts are everybody's, and so nobody's.",
        ),
        "A606": (
            "A route to a team that is not there",
            "Teams are merged and renamed, and routes are not: the alert is delivered, to nobody.",
        ),
        "A607": (
            "A ladder that loops",
            "Each ladder goes on with the next, and the last with the first: it rings for ever, and nobody new.",
        ),
        "A608": (
            "A ladder that ends nowhere",
            "It rings nobody, or nobody but the primary who did not answer, or it names somebody or a ladder that is not there.",
        ),
        "A609": (
            "A decision nobody may take",
            "None of those who may take it is anybody: a role that nobody has, a team or a person that is not there.",
        ),
        "A610": (
            "Nobody behind the primary",
            "There are hours in which a primary who does not answer is followed by nobody.",
        ),
        "A611": (
            "Somebody who is not there",
            "A team counts on a person whom the organisation does not know, or who has left by then (until).",
        ),
        "A612": (
            "A route and a service that miss each other",
            "Alerts of a service that no route takes reach nobody; a route for a service that is gone hides that.",
        ),
    }
)
