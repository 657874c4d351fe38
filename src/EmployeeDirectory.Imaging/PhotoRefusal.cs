namespace EmployeeDirectory.Imaging;

// The number is the worker's exit code.
public enum PhotoRefusal
{
    NotAPicture = 10,
    TooManyBytes = 11,
    TooManyPixels = 12,
    Damaged = 13,
    TooMuchWork = 14,
    Heic = 15,
    Tiff = 16,
    CameraRaw = 17,
    Bmp = 18,
    Svg = 19,
    Pdf = 20,
    Photoshop = 21,
    JpegXl = 22,
    Jpeg2000 = 23,
    Video = 24,
}
