# SPDX-License-Identifier: Apache-2.0
"""Writes the provenance marks that generators leave in files. No generator made these files; the texts say so."""
import json
import os
import subprocess
import tempfile

from PIL.PngImagePlugin import PngInfo

WIDTH, HEIGHT = 320, 224
PROMPT = "a lake between hills, drawn by the Fauxto project as a sample"
TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def exiftool(path, *arguments):
    subprocess.run(["exiftool", "-q", "-overwrite_original", *arguments, path], check=True)


def iptc_source_type(path):
    """IPTC Photo Metadata: Iptc4xmpExt:DigitalSourceType, in the XMP packet of a JPEG."""
    exiftool(path, f"-XMP-iptcExt:DigitalSourceType={TRAINED}")


def generator_exif(path):
    """EXIF Make as Ideogram writes it."""
    exiftool(path, "-EXIF:Make=Ideogram AI")


def china_aigc(path):
    """GB 45438-2025 implicit label: TC260:AIGC in the XMP packet of a JPEG, JSON as an escaped element.

    The producer is made of zeros: an invented company.
    """
    label = json.dumps({
        "Label": "1", "ContentProducer": "001" + "1" + "0" * 18 + "00000", "ProduceID": "fauxto-sample-1",
        "ReservedCode1": "", "ContentPropagator": "", "PropagateID": "", "ReservedCode2": "",
    }).replace('"', "&quot;")
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '  <rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/">\n'
        f'   <TC260:AIGC>{label}</TC260:AIGC>\n'
        '  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>')
    with tempfile.TemporaryDirectory() as folder:
        xmp = os.path.join(folder, "label.xmp")
        with open(xmp, "w", encoding="utf-8") as file:
            file.write(packet)
        exiftool(path, f"-xmp<={xmp}")


def automatic1111():
    """The tEXt chunk ``parameters`` of AUTOMATIC1111's web UI."""
    info = PngInfo()
    info.add_text("parameters", (
        f"{PROMPT}\nNegative prompt: people\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 2, "
        f"Size: {WIDTH}x{HEIGHT}, Model hash: 0000000000, Model: no-model-was-used, Version: v1.9.4"))
    return info


def comfyui():
    """The tEXt chunks ``prompt`` and ``workflow`` of ComfyUI: the default text-to-image graph."""
    graph = [
        ("CheckpointLoaderSimple", {"ckpt_name": "no-model-was-used.safetensors"}),
        ("CLIPTextEncode", {"text": PROMPT, "clip": ["1", 1]}),
        ("CLIPTextEncode", {"text": "people", "clip": ["1", 1]}),
        ("EmptyLatentImage", {"width": WIDTH, "height": HEIGHT, "batch_size": 1}),
        ("KSampler", {"seed": 4, "steps": 20, "cfg": 7, "sampler_name": "euler", "scheduler": "normal",
                      "denoise": 1, "model": ["1", 0], "positive": ["2", 0], "negative": ["3", 0],
                      "latent_image": ["4", 0]}),
        ("VAEDecode", {"samples": ["5", 0], "vae": ["1", 2]}),
        ("SaveImage", {"filename_prefix": "ComfyUI", "images": ["6", 0]}),
    ]
    prompt = {str(number): {"inputs": inputs, "class_type": kind} for number, (kind, inputs) in enumerate(graph, 1)}
    nodes, links = [], []
    for number, (kind, inputs) in enumerate(graph, 1):
        wired = [(name, value) for name, value in inputs.items() if isinstance(value, list)]
        slots = []
        for slot, (name, (source, output)) in enumerate(wired):
            links.append([len(links) + 1, int(source), output, number, slot, "*"])
            slots.append({"name": name, "type": "*", "link": len(links)})
        nodes.append({"id": number, "type": kind, "pos": [number * 220, 100], "size": [200, 100], "flags": {},
                      "order": number - 1, "mode": 0, "inputs": slots,
                      "widgets_values": [value for value in inputs.values() if not isinstance(value, list)]})
    workflow = {"last_node_id": len(nodes), "last_link_id": len(links), "nodes": nodes, "links": links,
                "groups": [], "config": {}, "extra": {}, "version": 0.4}
    info = PngInfo()
    info.add_text("prompt", json.dumps(prompt))
    info.add_text("workflow", json.dumps(workflow))
    return info
