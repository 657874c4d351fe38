namespace EmployeeDirectory.Core.Photos;

/// <summary>A form that a browser posts to the bucket: these fields, then one for the crop, then the file.</summary>
public sealed record DirectPost(
    Uri Address, IReadOnlyDictionary<string, string> Fields, string FileField, string CropField, TimeSpan Lifetime);
