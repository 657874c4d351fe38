namespace EmployeeDirectory.Core.Background;

/// <summary>Work outside requests that one process of a directory does for all. It may be interrupted and repeated.</summary>
/// <param name="Name">Unique: turns are stored by it.</param>
public sealed record ScheduledWork(string Name, TimeSpan Every, Func<CancellationToken, Task> RunAsync);
