"""The pages that name children: lists, search, a child's record, which children, who was seen."""
