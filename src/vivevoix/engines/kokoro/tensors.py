"""Where the model is taken apart: names and shapes of the tensors between its parts.

encoder  tokens, style, speed → FRAMES [1, n], FEATURES [1, n, 640], SOUND_FEATURES [1, 512, n]
         (each sign's columns are repeated by its frames: T of 25 ms)
prosody  ALIGNED [1, 640, T], style → PITCH [1, 2T] in hertz, about 0 where unvoiced; ENERGY [1, 2T]
source   PITCH → HARMONICS [1, 22, 120T + 1], by our own code with the weights of the model's (``source.py``)
vocoder  SOUNDS [1, 512, T], PITCH, ENERGY, HARMONICS, TIMBRE [1, 128] → SPECTRUM [1, 22, 120T + 1], by an inverse Fourier transform
         → AUDIO, 600T samples
"""

FRAMES = "/encoder/Div_output_0"
FEATURES = "/encoder/predictor/text_encoder/Concat_4_output_0"
SOUND_FEATURES = "/encoder/text_encoder/Transpose_2_output_0"
ALIGNED = "/encoder/MatMul_output_0"
SOUNDS = "/encoder/MatMul_1_output_0"
PITCH = "/encoder/Reshape_output_0"
ENERGY = "/encoder/Reshape_1_output_0"
MIXED = "/decoder/decoder/generator/m_source/l_linear/Add_output_0"
HARMONICS = "/decoder/decoder/generator/Concat_3_output_0"
TIMBRE = "/decoder/Slice_output_0"
SPECTRUM = "/decoder/decoder/generator/conv_post/Conv_output_0"
AUDIO = "audio"
