"""What a house can expect of its machine: speed, memory, and how well marks fit the sound. Figures are named by the glossary."""
