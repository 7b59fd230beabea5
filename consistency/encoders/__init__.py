"""RACK text to vectors."""

from consistency.registry import Rack

ENCODERS = Rack(
    "encoders",
    {
        "minilm": "consistency.encoders.onnx:MiniLM",
        "sentence_transformers": "consistency.encoders.sentence_transformers:SentenceTransformerEncoder",
        "hashing": "consistency.encoders.hashing:Hashing",
    },
)
