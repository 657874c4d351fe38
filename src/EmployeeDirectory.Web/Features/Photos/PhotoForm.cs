namespace EmployeeDirectory.Web.Features.Photos;

/// <summary>What forms post about a photo.</summary>
public sealed class PhotoForm
{
    public IFormFile? Photo { get; set; }

    /// <summary>"left,top,size" in pixels of the upright picture; empty for the largest centred square.</summary>
    public string? Crop { get; set; }

    /// <summary>Stands for a photo that came with an earlier, refused posting of the same form; see <see cref="PhotoUploads"/>.</summary>
    public string? UploadedPhoto { get; set; }

    /// <summary>The name of the file on the visitor's machine, so that a form that comes back can say which it was.</summary>
    public string? PhotoName { get; set; }
}
