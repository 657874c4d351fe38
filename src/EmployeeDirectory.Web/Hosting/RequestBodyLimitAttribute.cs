namespace EmployeeDirectory.Web.Hosting;

[AttributeUsage(AttributeTargets.Method)]
public sealed class RequestBodyLimitAttribute(long bytes) : Attribute
{
    public const long Form = 256 * 1024;

    public const long WithPhoto = 11 * 1024 * 1024;

    public long Bytes { get; } = bytes;
}
