"""From a Document to its Parses: sentences, words, trees and entities."""
