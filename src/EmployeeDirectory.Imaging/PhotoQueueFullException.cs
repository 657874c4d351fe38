namespace EmployeeDirectory.Imaging;

public sealed class PhotoQueueFullException() : Exception("There is no time for the photo now.");
