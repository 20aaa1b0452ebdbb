"""The network's training: open corpora -> examples -> weights -> the quantized network that is shipped.

words                what lists and raw news know of words
news, trees          corpora -> marked and related words; words with trees
examples             windows of them -> tensors
network, quantizing  the network, and how it learns to bear whole numbers
fit                  examples -> weights, with checkpoints
shipped, export      weights -> the files that the reader loads
"""
