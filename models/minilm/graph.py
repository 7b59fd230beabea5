"""The encoder as an ONNX graph: six BERT layers whose products are taken in 8-bit integers, or in floats for comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, ValueInfoProto, helper, numpy_helper

LAYERS, HEADS, WIDTH = 6, 12, 384
MOST_TOKENS = 96
"""Positions that are kept; longer sentences are cut."""
CONTRIB = "com.microsoft"
OPSETS = (helper.make_opsetid("", 18), helper.make_opsetid(CONTRIB, 1))
FORMAT = 9
"""IR version of the file: the oldest that knows these operators."""
EPSILON = 1e-12
STATES, BRANCHED = "states", 1
"""The tokens after layer BRANCHED are an output of their own, from which a branch grows: layers that take the place of BRANCH_LAYERS."""
UPPER = [f"layer{number}" for number in range(BRANCHED + 1, LAYERS + 1)]
"""The layers above, which are not computed where nobody wants them."""
BRANCH, HALFWAY, BRANCH_LAYERS = "branch", "halfway", range(BRANCHED, BRANCHED + 2)
TELLING = "telling"
"""The name of what the branch's tokens are weighed by: a row (1, WIDTH), the same for all texts."""
INNER_PARTS = 4
"""Parts in which the feed-forward net's inner numbers are made and rounded: one part stays in the processor's cache."""
Weights = Mapping[str, np.ndarray]
Rounded = tuple[str, str, str]
"""Numbers in 8 bits, their step, and which of them stands for zero."""


@dataclass(frozen=True)
class Quantised:
    """How the input of one product is put in 8 bits: divided by `smooth` (columns,), then by `step` and shifted to `zero`.

    The same numbers for every text, so that a text's vector does not depend on which others are encoded with it. Where `is_fine`, what
    is lost by that goes through the same product in 8 further bits.
    """

    smooth: np.ndarray
    step: np.float32
    zero: np.uint8
    is_fine: bool


@dataclass
class Drawing:
    """Nodes and constants as they are added; `quantised` by product name is None where floats are asked for."""

    weights: Weights
    quantised: Mapping[str, Quantised] | None
    nodes: list[NodeProto] = field(default_factory=list)
    constants: dict[str, TensorProto] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)
    """By product name, the tensor that goes into it: what calibration looks at."""
    prefix: str = ""

    def add(self, kind: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """A node with one output; its name."""
        return self.split(kind, *inputs, parts=1, domain=domain, **attributes)[0]

    def split(self, kind: str, *inputs: str, parts: int, domain: str = "", **attributes: object) -> list[str]:
        """A node with several outputs; their names."""
        names = [f"{self.prefix}{kind}{len(self.nodes)}_{part}" for part in range(parts)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names

    def constant(self, name: str, array: np.ndarray) -> str:
        """A constant under a name, once."""
        self.constants.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def weight(self, name: str) -> str:
        """One of the model's own arrays, as it is."""
        return self.constant(name, self.weights[name])

    def products(self, name: str, x: str, matrix: np.ndarray, bias: np.ndarray, parts: int) -> list[str]:
        """x @ matrix + bias, its columns in so many parts of one size: matrix (inputs, outputs)."""
        self.inputs[name] = x
        if self.quantised is None:
            return self.split("Split", self._float_product(name, x, matrix, bias), parts=parts, axis=-1, num_outputs=parts)
        columns, how = zip(np.split(matrix, parts, axis=1), np.split(bias, parts), strict=True), self.quantised[name]
        if not (how.smooth == 1).all():
            x = self.add("Mul", x, self.constant(f"{name}.smooth", (1 / how.smooth).astype(np.float32)))
        given = self._rounded(name, x, how)
        return [
            self._whole_product(
                given, self._factors(f"{name}.{part}", own * how.smooth[:, None]), self.constant(f"{name}.{part}.bias", shift)
            )
            for part, (own, shift) in enumerate(columns)
        ]

    def product(self, name: str, x: str, matrix: np.ndarray, bias: np.ndarray) -> str:
        """The same in one part."""
        return self.products(name, x, matrix, bias, 1)[0]

    def fine_product(self, name: str, x: Sequence[str], matrix: np.ndarray, bias: np.ndarray) -> str:
        """x @ matrix + bias, where x is given in parts of its columns, in twice 8 bits.

        Each part is rounded as soon as it is made, while it is in the processor's cache; only numbers of 8 bits are put side by side.
        """
        if self.quantised is None:
            whole = self.inputs[name] = self.add("Concat", *x, axis=-1)
            return self._float_product(name, whole, matrix, bias)
        how = self.quantised[name]
        rounded, rests = zip(*(self._twice_rounded(name, part, how) for part in x), strict=True)
        factors, shift = self._factors(name, matrix), self.constant(f"{name}.bias", bias)
        coarse = self._whole_product((self.add("Concat", *(own[0] for own in rounded), axis=-1), *rounded[0][1:]), factors, shift)
        fine = self._whole_product((self.add("Concat", *(own[0] for own in rests), axis=-1), *rests[0][1:]), factors)
        return self.add("Add", coarse, fine)

    def _float_product(self, name: str, x: str, matrix: np.ndarray, bias: np.ndarray) -> str:
        return self.add("Add", self.add("MatMul", x, self.constant(name, matrix)), self.constant(f"{name}.bias", bias))

    def _factors(self, name: str, matrix: np.ndarray) -> tuple[str, str]:
        """The matrix in 8 bits and the steps of its columns."""
        whole, scale = in_8_bits(matrix)
        return self.constant(name, whole), self.constant(f"{name}.scale", scale)

    def _rounded(self, name: str, x: str, how: Quantised) -> Rounded:
        step, zero = self.constant(f"{name}.step", how.step), self.constant(f"{name}.zero", how.zero)
        return self.add("QuantizeLinear", x, step, zero), step, zero

    def _twice_rounded(self, name: str, x: str, how: Quantised) -> tuple[Rounded, Rounded]:
        """x in 8 bits, and what that lost in 8 further ones."""
        rounded = self._rounded(name, x, how)
        rest = self.add("Sub", x, self.add("DequantizeLinear", *rounded))
        step, zero = self.constant(f"{name}.rest", np.float32(how.step / 254)), self.constant("half", np.uint8(128))
        return rounded, (self.add("QuantizeLinear", rest, step, zero), step, zero)

    def _whole_product(self, given: Rounded, factors: tuple[str, str], *bias: str) -> str:
        """The product of numbers in 8 bits, as floats."""
        (x, step, zero), (matrix, scale) = given, factors
        middle = self.constant(f"{matrix}.middle", np.zeros(len(numpy_helper.to_array(self.constants[scale])), np.int8))
        return self.add("MatMulIntegerToFloat", x, matrix, step, scale, zero, middle, *bias, domain=CONTRIB)

    def norm(self, x: str, name: str) -> str:
        """Layer normalisation."""
        return self.add("LayerNormalization", x, self.weight(f"{name}.weight"), self.weight(f"{name}.bias"), axis=-1, epsilon=EPSILON)

    def by_length(self, rows: Sequence[str], made: Callable[[Drawing, list[str]], list[str]]) -> list[str]:
        """What is made of the rows of texts of one length, given as (texts, tokens, WIDTH), one length after another, as rows again."""
        body = Drawing(self.weights, self.quantised, constants=self.constants, prefix=f"{self.prefix}{len(self.nodes)}_")
        number, go = f"{body.prefix}number", f"{body.prefix}go"
        start, end, shape = (body.add("Gather", given, number) for given in ("starts", "ends", "shapes"))
        axis = self.constant("rows", np.array([0]))
        own = [body.add("Reshape", body.add("Slice", one, start, end, axis), shape) for one in rows]
        flat = self.constant("flat", np.array([-1, WIDTH]))
        pieces = [body.add("Reshape", one, flat) for one in made(body, own)]
        before = [f"{body.prefix}before{place}" for place in range(len(pieces))]
        after = [body.add("SequenceInsert", whole, piece) for whole, piece in zip(before, pieces, strict=True)]
        inputs = [helper.make_tensor_value_info(number, TensorProto.INT64, []), _switch(go), *map(_pieces, before)]
        graph = helper.make_graph(body.nodes, "one_length", inputs, [_switch(body.add("Identity", go)), *map(_pieces, after)])
        none = [self.add("SequenceEmpty", dtype=TensorProto.FLOAT) for _ in pieces]
        whole = self.split("Loop", self.add("Size", "starts"), "", *none, parts=len(pieces), body=graph)
        return [self.add("ConcatFromSequence", one, axis=0) for one in whole]

    def means(self, states: Mapping[str, str]) -> None:
        """The means over the tokens of each text, as outputs by name."""
        for name, mean in zip(states, self.by_length(list(states.values()), _means), strict=True):
            self.nodes.append(helper.make_node("Identity", [mean], [name]))


def in_8_bits(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers (inputs, outputs) int8 and each column's step (outputs,).

    Processors without VNNI add two neighbouring products in 16 bits: 255 * (|a| + |b|) must stay below 2**15, so |a| + |b| at most 128.
    """
    size = np.abs(matrix)
    largest = np.maximum(size.max(0), (size[1:] + size[:-1]).max(0))
    step = np.maximum(largest / 127, 1e-12).astype(np.float32)
    return np.round(matrix / step).astype(np.int8), step


def build(weights: Weights, quantised: Mapping[str, Quantised] | None = None) -> ModelProto:
    """The graph that ships.

    Inputs: the tokens of all texts one after another, texts of one length together: `ids` (tokens,) int64, and `places` (tokens,) int64,
    which of its text each is. For each length that there is, `starts` and `ends` (lengths, 1) int64, its first token and where its last
    one ends, and `shapes` (lengths, 3) int64: texts, tokens of each, WIDTH. And `upper`, whether the layers after BRANCHED are wanted.
    Outputs: `layer0` to `layer6`, mean-pooled, each (texts, 384) float32; without `upper`, those after BRANCHED are empty. And `states`
    (tokens, 384) float32, the tokens after layer BRANCHED.
    """
    drawing = Drawing(weights, quantised)
    drawing.nodes.append(helper.make_node("If", ["upper"], UPPER, **_wanted(drawing, _lower(drawing))))
    return _model(drawing, [helper.make_tensor_value_info("upper", TensorProto.BOOL, [])])


def build_open(weights: Weights) -> tuple[ModelProto, dict[str, str]]:
    """The graph in floats and without branches, for calibration; and by product the tensor that goes into it."""
    drawing = Drawing(weights, None)
    _upper(drawing, _lower(drawing))
    return _model(drawing, []), drawing.inputs


def build_branch(weights: Weights, quantised: Mapping[str, Quantised] | None = None) -> tuple[ModelProto, dict[str, str]]:
    """Further layers on `states`; and by product the tensor that goes into it.

    Outputs: `branch` (texts, 384) float32, pooled, and `halfway` (texts, 384) float32, mean-pooled after half of the layers.
    `weights` are named as those of the encoder's own BRANCH_LAYERS, beside TELLING; `starts`, `ends` and `shapes` are given as to the
    encoder.
    """
    drawing = Drawing(weights, quantised)
    states = [STATES]
    for number in BRANCH_LAYERS:
        states.append(_layer(drawing, states[-1], number))
    pooled = drawing.by_length([states[-1], states[len(states) // 2]], _grown)
    drawing.nodes.extend(helper.make_node("Identity", [own], [name]) for own, name in zip(pooled, (BRANCH, HALFWAY), strict=True))
    given = [helper.make_tensor_value_info(STATES, TensorProto.FLOAT, ["tokens", WIDTH]), *_lengths()]
    graph = helper.make_graph(drawing.nodes, BRANCH, given, [_vectors(BRANCH), _vectors(HALFWAY)], list(drawing.constants.values()))
    return _packed(graph), drawing.inputs


def _lower(drawing: Drawing) -> str:
    """The layers up to BRANCHED, each with its mean as an output; the tokens after them."""
    states = {"layer0": _embedded(drawing)}
    for number in range(BRANCHED):
        states[f"layer{number + 1}"] = _layer(drawing, states[f"layer{number}"], number)
    drawing.means(states)
    x = states[f"layer{BRANCHED}"]
    drawing.nodes.append(helper.make_node("Identity", [x], [STATES]))
    return x


def _upper(drawing: Drawing, x: str) -> None:
    """The layers after BRANCHED, each with its mean as an output."""
    states = {}
    for number, name in enumerate(UPPER, BRANCHED):
        x = states[name] = _layer(drawing, x, number)
    drawing.means(states)


def _model(drawing: Drawing, more: list[ValueInfoProto]) -> ModelProto:
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["tokens"]) for name in ("ids", "places")]
    outputs = [_vectors(f"layer{number}") for number in range(LAYERS + 1)]
    outputs.append(helper.make_tensor_value_info(STATES, TensorProto.FLOAT, ["tokens_out", WIDTH]))
    graph = helper.make_graph(drawing.nodes, "minilm", [*inputs, *_lengths(), *more], outputs, list(drawing.constants.values()))
    return _packed(graph)


def _lengths() -> list[ValueInfoProto]:
    """Where the texts of each length are, and how many of how many tokens."""
    return [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["lengths", size])
        for name, size in (("starts", 1), ("ends", 1), ("shapes", 3))
    ]


def _packed(graph: GraphProto) -> ModelProto:
    return helper.make_model(graph, opset_imports=OPSETS, ir_version=FORMAT, producer_name="consistency")


def _vectors(name: str) -> ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["texts_out", WIDTH])


def _pieces(name: str) -> ValueInfoProto:
    return helper.make_tensor_sequence_value_info(name, TensorProto.FLOAT, None)


def _switch(name: str) -> ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.BOOL, [])


def _wanted(drawing: Drawing, x: str) -> dict[str, GraphProto]:
    """The layers above as a branch that is taken where they are wanted, beside one that gives nothing."""
    taken = Drawing(drawing.weights, drawing.quantised, prefix="upper_")
    _upper(taken, x)
    outputs = [_vectors(name) for name in UPPER]
    wanted = helper.make_graph(taken.nodes, "wanted", [], outputs, list(taken.constants.values()))
    nothing = numpy_helper.from_array(np.zeros((0, WIDTH), np.float32))
    nodes = [helper.make_node("Constant", [], [f"no_{name}"], value=nothing) for name in UPPER]
    unwanted = helper.make_graph(nodes, "unwanted", [], [_vectors(f"no_{name}") for name in UPPER])
    return {"then_branch": wanted, "else_branch": unwanted}


def _embedded(drawing: Drawing) -> str:
    """Words and positions, normalised."""
    places = drawing.weights["embeddings.position_embeddings.weight"][:MOST_TOKENS]
    table = drawing.constant("table", places + drawing.weights["embeddings.token_type_embeddings.weight"][0])
    return drawing.norm(drawing.add("Add", _words(drawing), drawing.add("Gather", table, "places")), "embeddings.LayerNorm")


def _means(drawing: Drawing, states: list[str]) -> list[str]:
    """The means of texts of one length; products with 1/length, as the sum of ReduceMean depends on the size of the batch."""
    share = _even(drawing, states[0])
    return [drawing.add("MatMul", share, x) for x in states]


def _grown(drawing: Drawing, states: list[str]) -> list[str]:
    """What is told of the branch's tokens at its end, and halfway up."""
    end, halfway = states
    return [_pooled(drawing, end), *_means(drawing, [halfway])]


def _pooled(drawing: Drawing, x: str) -> str:
    """The tokens of texts of one length added up: half evenly, half by how telling each is beside the others of its text.

    Method: attention over tokens by one learned query, Yang et al., "Hierarchical attention networks", NAACL 2016.
    """
    likeness = drawing.add("MatMul", drawing.weight(TELLING), drawing.add("Transpose", x, perm=[0, 2, 1]))
    shares = drawing.add("Add", drawing.add("Softmax", likeness, axis=-1), _even(drawing, x))
    half = drawing.constant("a half", np.full(1, 0.5, np.float32))
    return drawing.add("MatMul", drawing.add("Mul", shares, half), x)


def _even(drawing: Drawing, x: str) -> str:
    """One over the tokens of texts of one length, as a row (1, tokens)."""
    one, two = (drawing.constant(name, np.array([value])) for name, value in (("one", 1), ("two", 2)))
    length = drawing.add("Slice", drawing.add("Shape", x), one, two)
    share = drawing.add("Div", drawing.constant("whole", np.ones(1, np.float32)), drawing.add("Cast", length, to=TensorProto.FLOAT))
    return drawing.add("Expand", share, drawing.add("Concat", one, length, axis=0))


def _words(drawing: Drawing) -> str:
    table = drawing.weights["embeddings.word_embeddings.weight"]
    if drawing.quantised is None:
        return drawing.add("Gather", drawing.constant("words", table), "ids")
    step = (np.abs(table).max(1, keepdims=True) / 127).astype(np.float32)
    whole = drawing.constant("words", np.round(table / np.maximum(step, 1e-12)).astype(np.int8))
    rows = drawing.add("Cast", drawing.add("Gather", whole, "ids"), to=TensorProto.FLOAT)
    return drawing.add("Mul", rows, drawing.add("Gather", drawing.constant("words.step", step), "ids"))


def _layer(drawing: Drawing, x: str, number: int) -> str:
    """One transformer layer: attention and the feed-forward net, each added to its input and normalised."""
    own, weights = f"encoder.layer.{number}.", drawing.weights
    asked = drawing.products(f"{number}.attention", x, *attention_input(weights, number), 3)
    (seen,) = drawing.by_length(asked, _attention)
    seen = drawing.product(f"{number}.seen", seen, *_matrix(weights, f"{own}attention.output.dense"))
    x = drawing.norm(drawing.add("Add", seen, x), f"{own}attention.output.LayerNorm")
    inner = drawing.products(f"{number}.inner", x, *_matrix(weights, f"{own}intermediate.dense"), INNER_PARTS)
    active = [drawing.add("Gelu", part, domain=CONTRIB) for part in inner]
    outer = drawing.fine_product(f"{number}.outer", active, *_matrix(weights, f"{own}output.dense"))
    return drawing.norm(drawing.add("Add", outer, x), f"{own}output.LayerNorm")


def _attention(drawing: Drawing, asked: list[str]) -> list[str]:
    return [drawing.add("MultiHeadAttention", *asked, domain=CONTRIB, num_heads=HEADS)]


def attention_input(weights: Weights, number: int) -> tuple[np.ndarray, np.ndarray]:
    """Queries, keys and values side by side: matrix (384, 1152) and bias (1152,)."""
    parts = [_matrix(weights, f"encoder.layer.{number}.attention.self.{name}") for name in ("query", "key", "value")]
    return np.concatenate([matrix for matrix, _ in parts], axis=1), np.concatenate([bias for _, bias in parts])


def _matrix(weights: Weights, name: str) -> tuple[np.ndarray, np.ndarray]:
    return weights[f"{name}.weight"].T, weights[f"{name}.bias"]


def matrices(weights: Weights, numbers: Iterable[int] = range(LAYERS)) -> dict[str, np.ndarray]:
    """Each product's matrix (inputs, outputs) by the product's name, of the layers of such numbers."""
    found = {}
    for number in numbers:
        own = f"encoder.layer.{number}."
        found[f"{number}.attention"] = attention_input(weights, number)[0]
        found[f"{number}.seen"] = _matrix(weights, f"{own}attention.output.dense")[0]
        found[f"{number}.inner"] = _matrix(weights, f"{own}intermediate.dense")[0]
        found[f"{number}.outer"] = _matrix(weights, f"{own}output.dense")[0]
    return found
