namespace EmployeeDirectory.Web.Imaging;

/// <summary>Too many pictures are waiting already: answer 503 with Retry-After.</summary>
public sealed class PhotoQueueFullException() : Exception("Many photos are being uploaded at this moment. Try again in a few seconds.")
{
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(5);
}
