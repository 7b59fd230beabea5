"""The encoder as an ONNX graph: six BERT layers whose products are taken in 8-bit integers, or in floats for comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
LAST = f"layer{LAYERS}"
STATES, BRANCHED = "states", 3
"""The tokens after layer BRANCHED are an output of their own, from which a branch grows: layers that take the place of BRANCH_LAYERS."""
BRANCH, BRANCH_LAYERS = "branch", range(BRANCHED, BRANCHED + 2)
Weights = Mapping[str, np.ndarray]


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

    def product(self, name: str, x: str, matrix: np.ndarray, bias: np.ndarray) -> str:
        """x @ matrix + bias: matrix (inputs, outputs)."""
        self.inputs[name] = x
        shift = self.constant(f"{name}.bias", bias)
        if self.quantised is None:
            return self.add("Add", self.add("MatMul", x, self.constant(name, matrix)), shift)
        how = self.quantised[name]
        if not (how.smooth == 1).all():
            x = self.add("Mul", x, self.constant(f"{name}.smooth", (1 / how.smooth).astype(np.float32)))
        whole, scale = in_8_bits(matrix * how.smooth[:, None])
        factors = self.constant(name, whole), self.constant(f"{name}.scale", scale)
        step, zero = self.constant(f"{name}.step", how.step), self.constant(f"{name}.zero", how.zero)
        rounded = self.add("QuantizeLinear", x, step, zero)
        y = self._whole_product(rounded, factors, step, zero, shift)
        if not how.is_fine:
            return y
        rest = self.add("Sub", x, self.add("DequantizeLinear", rounded, step, zero))
        step, zero = self.constant(f"{name}.rest", np.float32(how.step / 254)), self.constant("half", np.uint8(128))
        return self.add("Add", y, self._whole_product(self.add("QuantizeLinear", rest, step, zero), factors, step, zero))

    def _whole_product(self, x: str, factors: tuple[str, str], step: str, zero: str, *bias: str) -> str:
        """The product of numbers in 8 bits, as floats."""
        matrix, scale = factors
        middle = self.constant(f"{matrix}.middle", np.zeros(len(numpy_helper.to_array(self.constants[scale])), np.int8))
        return self.add("MatMulIntegerToFloat", x, matrix, step, scale, zero, middle, *bias, domain=CONTRIB)

    def norm(self, x: str, name: str) -> str:
        """Layer normalisation."""
        return self.add("LayerNormalization", x, self.weight(f"{name}.weight"), self.weight(f"{name}.bias"), axis=-1, epsilon=EPSILON)

    def mean(self, x: str, name: str) -> None:
        """The mean over tokens as an output; a product with 1/length, as the sum of ReduceMean depends on the size of the batch."""
        axis = self.constant("axis", np.array([1]))
        self.nodes.append(helper.make_node("Squeeze", [self.add("MatMul", "pool", x), axis], [name]))


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

    Inputs: `ids` (texts, tokens) int64, texts of one length in tokens, and `last`, whether the last layer is wanted. Outputs: `layer0` to
    `layer6`, mean-pooled, each (texts, 384) float32; without `last`, `layer6` is empty. And `states` (texts, tokens, 384) float32, the
    tokens after layer BRANCHED.
    """
    drawing = Drawing(weights, quantised)
    x = _first_layers(drawing)
    drawing.nodes.append(helper.make_node("If", ["last"], [LAST], **_last(drawing, x)))
    return _model(drawing, [helper.make_tensor_value_info("last", TensorProto.BOOL, [])])


def build_open(weights: Weights) -> tuple[ModelProto, dict[str, str]]:
    """The graph in floats and without branches, for calibration; and by product the tensor that goes into it."""
    drawing = Drawing(weights, None)
    drawing.mean(_layer(drawing, _first_layers(drawing), LAYERS - 1), LAST)
    return _model(drawing, []), drawing.inputs


def build_branch(weights: Weights, quantised: Mapping[str, Quantised] | None = None) -> tuple[ModelProto, dict[str, str]]:
    """Further layers on `states`; and by product the tensor that goes into it. Output: `branch` (texts, 384) float32, mean-pooled.

    `weights` are named as those of the encoder's own BRANCH_LAYERS.
    """
    drawing = Drawing(weights, quantised)
    _pool(drawing, STATES)
    x = STATES
    for number in BRANCH_LAYERS:
        x = _layer(drawing, x, number)
    drawing.mean(x, BRANCH)
    given = helper.make_tensor_value_info(STATES, TensorProto.FLOAT, ["texts", "tokens", WIDTH])
    graph = helper.make_graph(drawing.nodes, BRANCH, [given], [_vectors(BRANCH)], list(drawing.constants.values()))
    return _packed(graph), drawing.inputs


def _first_layers(drawing: Drawing) -> str:
    """All layers but the last, each with its mean as an output."""
    x = _embedded(drawing)
    drawing.mean(x, "layer0")
    for number in range(LAYERS - 1):
        x = _layer(drawing, x, number)
        drawing.mean(x, f"layer{number + 1}")
        if number + 1 == BRANCHED:
            drawing.nodes.append(helper.make_node("Identity", [x], [STATES]))
    return x


def _model(drawing: Drawing, more: list[ValueInfoProto]) -> ModelProto:
    inputs = [helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "tokens"]), *more]
    outputs = [_vectors(f"layer{number}") for number in range(LAYERS + 1)]
    outputs.append(helper.make_tensor_value_info(STATES, TensorProto.FLOAT, ["texts_out", "tokens_out", WIDTH]))
    return _packed(helper.make_graph(drawing.nodes, "minilm", inputs, outputs, list(drawing.constants.values())))


def _packed(graph: GraphProto) -> ModelProto:
    return helper.make_model(graph, opset_imports=OPSETS, ir_version=FORMAT, producer_name="consistency")


def _vectors(name: str) -> ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["texts_out", WIDTH])


def _last(drawing: Drawing, x: str) -> dict[str, GraphProto]:
    """The last layer as a branch that is taken where it is wanted, beside one that gives nothing."""
    taken = Drawing(drawing.weights, drawing.quantised, prefix="last_")
    taken.mean(_layer(taken, x, LAYERS - 1), LAST)
    wanted = helper.make_graph(taken.nodes, "wanted", [], [_vectors(LAST)], list(taken.constants.values()))
    nothing = numpy_helper.from_array(np.zeros((0, WIDTH), np.float32))
    node = helper.make_node("Constant", [], ["nothing"], value=nothing)
    return {"then_branch": wanted, "else_branch": helper.make_graph([node], "unwanted", [], [_vectors("nothing")])}


def _embedded(drawing: Drawing) -> str:
    """Words and positions, normalised."""
    words = _words(drawing)
    places = drawing.weights["embeddings.position_embeddings.weight"][:MOST_TOKENS]
    table = drawing.constant("places", places + drawing.weights["embeddings.token_type_embeddings.weight"][0])
    length = _pool(drawing, "ids")
    zero = drawing.constant("zero", np.array([0]))
    return drawing.norm(drawing.add("Add", words, drawing.add("Slice", table, zero, length)), "embeddings.LayerNorm")


def _pool(drawing: Drawing, given: str) -> str:
    """Draws `pool`, the row (1, tokens) whose product with the tokens is their mean; how many tokens a text has in what is `given`."""
    one, two = (drawing.constant(name, np.array([value])) for name, value in (("axis", 1), ("two", 2)))
    length = drawing.add("Slice", drawing.add("Shape", given), one, two)
    share = drawing.add("Div", drawing.constant("whole", np.ones(1, np.float32)), drawing.add("Cast", length, to=TensorProto.FLOAT))
    row = drawing.add("Concat", one, length, axis=0)
    drawing.nodes.append(helper.make_node("Expand", [share, row], ["pool"]))
    return length


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
    asked = drawing.product(f"{number}.attention", x, *attention_input(weights, number))
    parts = drawing.split("Split", asked, parts=3, axis=-1, num_outputs=3)
    seen = drawing.add("MultiHeadAttention", *parts, domain=CONTRIB, num_heads=HEADS)
    seen = drawing.product(f"{number}.seen", seen, *_matrix(weights, f"{own}attention.output.dense"))
    x = drawing.norm(drawing.add("Add", seen, x), f"{own}attention.output.LayerNorm")
    inner = drawing.product(f"{number}.inner", x, *_matrix(weights, f"{own}intermediate.dense"))
    outer = drawing.product(f"{number}.outer", drawing.add("Gelu", inner, domain=CONTRIB), *_matrix(weights, f"{own}output.dense"))
    return drawing.norm(drawing.add("Add", outer, x), f"{own}output.LayerNorm")


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
