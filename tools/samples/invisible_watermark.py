# SPDX-License-Identifier: Apache-2.0
"""The 'dwtDct' watermark that Stable Diffusion programs embed, written anew after its published algorithm.

Published as ShieldMnt/invisible-watermark, imwatermark/maxDct.py (class EmbedMaxDct, scales 0,36,36, block 4).
In spite of the name no DCT is taken: in every 4x4 block of the Haar approximation of U, the coefficient of
largest magnitude other than the first is moved into the lower (bit 0) or upper (bit 1) half of its step of 36.
Blocks run row by row and take the message's bits cyclically. Two traits of the original are kept because
pictures in the wild carry them: the inverse transform gets the horizontal and vertical details exchanged,
and the SDXL programs hand over pictures as floats of 0..255, so that OpenCV centres U on 0.5, not on 128.
"""
import cv2
import numpy as np
import pywt

SDXL_MESSAGE = "101100111110110010010000011110111011000110011110"  # diffusers, StableDiffusionXLWatermarker
STEP = 36.0
BLOCK = 4
U_CHANNEL = 1


def u_coefficients(rgb):
    yuv = cv2.cvtColor(rgb[..., ::-1].astype(np.float32), cv2.COLOR_BGR2YUV)
    rows, columns = rgb.shape[0] // 4 * 4, rgb.shape[1] // 4 * 4
    return yuv, rows, columns, *pywt.dwt2(yuv[:rows, :columns, U_CHANNEL], "haar")


def blocks(approximation):
    """Views of the 4x4 blocks, row by row, each with the place of its carrier."""
    for i in range(approximation.shape[0] // BLOCK):
        for j in range(approximation.shape[1] // BLOCK):
            block = approximation[i * BLOCK:(i + 1) * BLOCK, j * BLOCK:(j + 1) * BLOCK]
            yield block, divmod(int(np.argmax(np.abs(block).ravel()[1:])) + 1, BLOCK)


def embed(rgb, message=SDXL_MESSAGE):
    yuv, rows, columns, approximation, (horizontal, vertical, diagonal) = u_coefficients(rgb)
    for number, (block, place) in enumerate(blocks(approximation)):
        bit = int(message[number % len(message)])
        value = block[place]
        sign = 1.0 if value >= 0 else -1.0
        block[place] = sign * (abs(value) // STEP + 0.25 + 0.5 * bit) * STEP
    yuv[:rows, :columns, U_CHANNEL] = pywt.idwt2((approximation, (vertical, horizontal, diagonal)), "haar")
    return np.clip(np.rint(cv2.cvtColor(yuv, cv2.COLOR_YUV2BGR)[..., ::-1]), 0, 255).astype(np.uint8)


def matching_bits(rgb, message=SDXL_MESSAGE):
    """How many bits of the message the picture carries, by majority over the blocks."""
    votes = [[] for _ in message]
    *_, approximation, _ = u_coefficients(rgb)
    for number, (block, place) in enumerate(blocks(approximation)):
        votes[number % len(message)].append(abs(block[place]) % STEP > STEP / 2)
    return sum((np.mean(vote) * 255 > 127) == (bit == "1") for vote, bit in zip(votes, message))
