namespace EmployeeDirectory.Web.Features.Operations;

public sealed record RunningInstance(InstanceKind Kind, string Name)
{
    public string? Definition { get; init; }

    public string? Node { get; init; }

    public string? Size { get; init; }

    public string? Zone { get; init; }

    public string? Region { get; init; }
}

public enum InstanceKind { Instance, Task, Pod, Function, Container }
