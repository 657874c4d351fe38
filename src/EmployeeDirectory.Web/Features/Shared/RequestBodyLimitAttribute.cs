namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>How many bytes an endpoint reads; <see cref="RequestBodyLimit"/> answers larger bodies.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequestBodyLimitAttribute(long bytes) : Attribute
{
    public const long Form = 256 * 1024;

    /// <summary>A photo of 10 MB and the form around it.</summary>
    public const long WithPhoto = 11 * 1024 * 1024;

    public long Bytes { get; } = bytes;
}
