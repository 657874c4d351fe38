using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Photos;

namespace EmployeeDirectory.Web.Features.Employees;

public class PhotoForm
{
    public IFormFile? Photo { get; set; }

    // In the form that PhotoCrop parses; empty means the largest centred square.
    public string? Crop { get; set; }

    public virtual bool KeepsShape => false;

    // A page cannot refill a file input: a refused form names its file, and carries a ticket for the stored photo.
    public string? UploadedPhoto { get; set; }

    public string? PhotoName { get; set; }
}

public sealed record PhotoField(
    PhotoForm Photo, Employee? Current = null, string? Problem = null, DirectPost? Post = null);
