# SPDX-License-Identifier: Apache-2.0
"""Averages the best weights of runs of one configuration that differ in their seed only ("model soup", Wortsman et al. 2022, arXiv:2203.05482).

usage: soup.py OUT RUN RUN ...
  OUT   a new run folder: best.safetensors (means in float64, stored as float32), the first run's config.yaml, soup.json (what went in)

Afterwards: fauxto train --export-only OUT
"""
import array
import hashlib
import json
import pathlib
import shutil
import struct
import sys


def read(file):
    data = file.read_bytes()
    (length,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, spec in header.items():
        if spec["dtype"] != "F32":
            sys.exit(f"{file}: tensor {name} is {spec['dtype']}; only F32 is averaged")
        begin, end = spec["data_offsets"]
        values = array.array("f")
        values.frombytes(data[8 + length + begin : 8 + length + end])
        tensors[name] = (spec["shape"], values)
    return metadata, tensors


def write(file, metadata, tensors):
    header, offset = {"__metadata__": metadata}, 0
    for name, (shape, values) in tensors.items():
        end = offset + 4 * len(values)
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [offset, end]}
        offset = end
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(file, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text)
        for _, values in tensors.values():
            out.write(values.tobytes())


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    if sys.byteorder != "little":
        sys.exit("soup.py reads and writes little-endian numbers as they lie in memory; run it on such a machine")
    out, runs = pathlib.Path(sys.argv[1]), [pathlib.Path(r) for r in sys.argv[2:]]
    files = [r / "best.safetensors" for r in runs]
    read_all = [read(f) for f in files]
    shapes = [{n: t[0] for n, t in tensors.items()} for _, tensors in read_all]
    if any(s != shapes[0] for s in shapes):
        sys.exit(f"{runs[0]} and the others are not of one network: tensors differ in name or shape")
    mean = {
        name: (shape, array.array("f", (sum(v) / len(runs) for v in zip(*(t[name][1] for _, t in read_all)))))
        for name, shape in shapes[0].items()
    }
    out.mkdir(parents=True)
    write(out / "best.safetensors", read_all[0][0], mean)
    shutil.copy(runs[0] / "config.yaml", out)
    shutil.copy(runs[0] / "epochs.csv", out)
    (out / "soup.json").write_text(
        json.dumps({str(r): hashlib.sha256(f.read_bytes()).hexdigest() for r, f in zip(runs, files)}, indent=2) + "\n"
    )


if __name__ == "__main__":
    main()
