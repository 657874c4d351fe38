namespace EmployeeDirectory.Benchmarks.Search;

/// <param name="Relevant">The ids of everyone who may be meant.</param>
internal sealed record LabelledQuery(string Class, string Text, IReadOnlySet<Guid> Relevant);
