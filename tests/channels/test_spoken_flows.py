"""Telephone flows, rolling captions and speech markup: what is heard, once and in order."""

from __future__ import annotations

import json

import pytest

from consistency.channels.ssml import spoken
from consistency.records.touchpoint import Kind, Role

from .reading import parts


def state(name: str, sort: str, ways: list[dict], **properties: str) -> dict:
    return {"name": name, "type": sort, "transitions": ways, "properties": properties}


def when(value: str, to: str) -> dict:
    condition = {
        "friendly_name": f"If value equal_to {value}",
        "arguments": ["{{widgets.menu.Digits}}"],
        "type": "equal_to",
        "value": value,
    }
    return {"event": "match", "next": to, "conditions": [condition]}


STUDIO = {
    "description": "Main_line",
    "initial_state": "Trigger",
    "flags": {"allow_concurrent_calls": True},
    "states": [
        state("Trigger", "trigger", [{"event": "incomingMessage", "next": "reply"}, {"event": "incomingCall", "next": "menu"}]),
        state("forgotten", "say-play", [{"event": "audioComplete"}], say="Nobody hears this."),
        state(
            "menu",
            "gather-input-on-call",
            [{"event": "keypress", "next": "split"}, {"event": "timeout", "next": "menu"}],
            say="<speak>Welcome to Kite Works.<break time='1s'/> For orders, press <say-as interpret-as='digits'>1</say-as>.</speak>",
            language="en-GB",
        ),
        state("split", "split-based-on", [{"event": "noMatch", "next": "menu"}, when("2", "hours"), when("1", "orders")]),
        state("hours", "say-play", [{"event": "audioComplete"}], say="We open at nine & close at five."),
        state(
            "orders",
            "say-play",
            [{"event": "audioComplete", "next": "hold"}],
            say="One moment, {{ flow.data.first_name | default: 'you' }}.",
        ),
        state("hold", "say-play", [{"event": "audioComplete"}], play="https://k.example/hold.mp3"),
        state("reply", "send-message", [{"event": "sent"}], body="Thanks! Kites are £5 until Friday."),
    ],
}


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_studio_flow_reads_in_the_order_of_its_menu(gather, wrapped):
    found = gather({"flow.json": json.dumps({"definition": STUDIO} if wrapped else STUDIO, indent=1)})
    (touchpoint,) = found.touchpoints
    assert (touchpoint.kind, touchpoint.title, touchpoint.language) == (Kind.SCRIPT, "Main line", "en-GB")
    assert parts(touchpoint) == [
        "Thanks! Kites are £5 until Friday.",
        "Welcome to Kite Works. For orders, press 1.",
        "[1]",
        "One moment, [first name].",
        "[2]",
        "We open at nine & close at five.",
    ]
    assert parts(touchpoint, Role.DIRECTION) == ["[1]", "[2]"]
    assert {(s.locator, s.why.split(" '")[0]) for s in found.skipped} == {
        ("campaign/flow.json#hold", "plays the recording"),
        ("campaign/flow.json#forgotten", "a prompt that no caller reaches"),
    }


def action(name: str, sort: str, following: str | None = None, keys: dict[str, str] | None = None, **parameters) -> dict:
    conditions = [{"NextAction": to, "Condition": {"Operator": "Equals", "Operands": [key]}} for key, to in (keys or {}).items()]
    transitions = {"Conditions": conditions, "Errors": [{"NextAction": "bye", "ErrorType": "NoMatchingError"}]}
    transitions |= {"NextAction": following} if following else {}
    return {"Identifier": name, "Type": sort, "Parameters": parameters, "Transitions": transitions}


CONNECT = {
    "Version": "2019-10-30",
    "StartAction": "hello",
    "Metadata": {"name": "Kite line"},
    "Actions": [
        action("bye", "DisconnectParticipant"),
        action(
            "hello", "MessageParticipant", "menu", SSML="<speak><p>Welcome to <sub alias='Kite Works'>KW</sub>.</p><p>Hello!</p></speak>"
        ),
        action("menu", "GetParticipantInput", None, {"2": "wait", "1": "offer"}, Text="Press 1 for offers or 2 to wait."),
        action("offer", "MessageParticipant", "bye", Text="Kites are £5."),
        action("wait", "MessageParticipantIteratively", "bye", Messages=[{"Text": "You are next."}, {"PromptId": "arn:music"}]),
    ],
}
OLD = {
    "modules": [
        {"id": "b", "type": "PlayPrompt", "branches": [{"condition": "Success", "transition": "c"}],
         "parameters": [{"name": "Text", "value": "Kites are £5.", "namespace": None}, {"name": "TextToSpeechType", "value": "text"}]},
        {"id": "a", "type": "GetUserInput",
         "branches": [{"condition": "Evaluate", "conditionType": "Equals", "conditionValue": "1", "transition": "b"}],
         "parameters": [{"name": "Text", "value": "Press 1 for offers.", "namespace": None}]},
        {"id": "c", "type": "Disconnect", "branches": [], "parameters": []},
    ],
    "version": "1", "type": "contactFlow", "start": "a", "metadata": {"name": "Old line"},
}  # fmt: skip


def test_a_connect_flow_reads_in_the_order_of_its_menu(gather):
    found = gather({"flow.json": json.dumps(CONNECT)})
    (touchpoint,) = found.touchpoints
    assert touchpoint.title == "Kite line"
    assert parts(touchpoint) == [
        "Welcome to Kite Works.", "Hello!", "Press 1 for offers or 2 to wait.", "[1]", "Kites are £5.", "[2]", "You are next.",
    ]  # fmt: skip
    assert [s.locator for s in found.skipped] == ["campaign/flow.json#wait"]


@pytest.mark.parametrize("value", ["$.Attributes.order_id", "$.External.order_id", "$['Attributes']['order_id']"])
def test_values_looked_up_during_the_call_are_words_in_brackets(only, value):
    flow = {"StartAction": "a", "Actions": [action("a", "MessageParticipant", Text=f"Order {value}. It is $5.99 a kite.")]}
    assert only("flow.json", json.dumps(flow)).text == "Order [order id]. It is $5.99 a kite."


def test_the_older_export_of_connect_reads_the_same_way(only):
    found = only("old.json", json.dumps(OLD))
    assert (found.title, parts(found)) == ("Old line", ["Press 1 for offers.", "[1]", "Kites are £5."])


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ({"states": [], "initial_state": "Trigger"}, "DOC03"),
        ({"Actions": [], "StartAction": "x"}, "DOC03"),
        ({"states": [state("Trigger", "trigger", [])], "initial_state": "Trigger"}, "REA23"),
        ({**CONNECT, "StartAction": "gone"}, "REA23"),
    ],
)
def test_a_flow_that_says_nothing_is_told(gather, document, code):
    assert [u.code for u in gather({"flow.json": json.dumps(document)}).unreadable] == [code]


def test_a_flow_of_ten_thousand_steps_ends(only):
    states = [
        state(str(n), "say-play", [{"event": "x", "next": str(n + 1)}, {"event": "y", "next": "0"}], say=f"Step {n}.")
        for n in range(10_000)
    ]
    assert len(parts(only("flow.json", json.dumps({"initial_state": "0", "states": states})))) == 10_000


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("5 < 6 & 7 > 2", "5 < 6 & 7 > 2"),
        ("<speak>Q&amp;A at\n  <prosody rate='slow'>nine</prosody>.</speak>", "Q&A at nine."),
        ("<speak><s>One.</s><s>Two.</s></speak>", "One. Two."),
        ('<speak><audio src="x.mp3"><desc>a bell</desc>Ding.</audio></speak>', "Ding."),
    ],
)
def test_speech_markup_is_not_spoken(markup, words):
    assert spoken(markup) == words


ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.000 --> 00:00:02.000 align:start position:0%
{blank}
We<00:00:00.500><c> fly</c><00:00:01.000><c> kites</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
We fly kites
{blank}

00:00:02.010 --> 00:00:04.000 align:start position:0%
We fly kites
and<00:00:02.500><c> they&#39;re</c><00:00:03.000><c> £5</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
and they&#39;re £5
{blank}

00:00:04.010 --> 00:00:06.000 align:start position:0%
and they&#39;re £5
until<00:00:04.500><c> Friday.</c>
""".replace("{blank}", " ")
GROWING = "WEBVTT\n\n" + "\n\n".join(
    f"00:0{n}.000 --> 00:0{n + 1}.000\n{text}"
    for n, text in enumerate(["We", "We fly", "We fly kites.", "Come", "Come and", "Come and see."])
)
REFRAIN = "1\n00:00:01,000 --> 00:00:02,000\nGo!\n\n2\n00:00:02,000 --> 00:00:03,000\nGo!\n\n3\n00:00:03,000 --> 00:00:04,000\nGo!\nNow.\n"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("rolling.vtt", ROLLING, "We fly kites and they're £5 until Friday."),
        ("growing.vtt", GROWING, "We fly kites. Come and see."),
        ("refrain.srt", REFRAIN, "Go! Go! Go! Now."),
    ],
)
def test_rolling_captions_are_read_once_and_refrains_stay(only, name, text, words):
    assert only(name, text).text == words
