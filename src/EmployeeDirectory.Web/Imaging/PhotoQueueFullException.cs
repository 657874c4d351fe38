namespace EmployeeDirectory.Web.Imaging;

/// <summary>Too many pictures are waiting already: answer 503 with Retry-After.</summary>
public sealed class PhotoQueueFullException() : Exception("As many photos as may wait are waiting.");
