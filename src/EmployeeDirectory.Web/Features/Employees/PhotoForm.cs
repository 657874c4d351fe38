using EmployeeDirectory.Aws.S3;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Web.Features.Employees;

public sealed class PhotoForm
{
    public IFormFile? Photo { get; set; }

    // "left,top,size" in pixels of the upright picture; empty means the largest centred square.
    public string? Crop { get; set; }

    // A page cannot refill a file input: a refused form names its file, and carries a ticket for the stored photo.
    public string? UploadedPhoto { get; set; }

    public string? PhotoName { get; set; }
}

/// <param name="Post">Where the picture goes to, unless to the program.</param>
public sealed record PhotoField(
    PhotoForm Photo, Employee? Current = null, string? Problem = null, DirectPost? Post = null);
