"""The dealer's files: a folder of CSV read all or nothing, and a folder of CSV written for the dealer's ERP."""

from domain.adapters.dealer_csv.folder import read_folder
from domain.adapters.dealer_csv.options import ImportOptions
from domain.adapters.dealer_csv.problems import ImportFailed, ImportProblem
from domain.adapters.dealer_csv.write import write_folder

__all__ = ["ImportFailed", "ImportOptions", "ImportProblem", "read_folder", "write_folder"]
